"""Pages as tests read them: parsed strictly, with what many tests ask of them."""

import html5lib

TREE = html5lib.getTreeBuilder("etree")


class Page:
    """A page of HTML. Raises html5lib's ParseError where it is not well-formed."""

    def __init__(self, content):
        self.root = html5lib.HTMLParser(tree=TREE, strict=True, namespaceHTMLElements=False).parse(content)

    def all(self, name):
        return [element for element in self.root.iter() if element.tag == name]

    def texts(self, name):
        return [text_of(element) for element in self.all(name)]

    def links(self):
        return [element.get("href") for element in self.all("a")]

    def ids(self):
        return [element.get("id") for element in self.root.iter() if element.get("id")]

    def by_id(self, wanted):
        return next(element for element in self.root.iter() if element.get("id") == wanted)

    @property
    def text(self):
        return text_of(self.root)


def text_of(element):
    return " ".join("".join(element.itertext()).split())


def page(client, url):
    """The page at a URL, which must be there."""
    answer = client.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return Page(answer.content.decode())
