"""Finished answers, kept in each worker for as long as the catalogue stays the same: a request then costs one query.

The catalogue's version is asked before an answer is made, so no answer is older than the version it is kept under.
"""

import gzip
from collections import OrderedDict
from functools import wraps
from threading import Lock

from django.conf import settings
from django.http import HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

from .version import catalogue_version

ROOM = 24 * 2**20  # bytes of bodies that a worker keeps; their compressed copies come on top, about a quarter
OVERHEAD = 1_000  # bytes that an answer takes beside its body
READING = ("GET", "HEAD")
SMALLEST_TO_COMPRESS = 500  # bytes
LEVEL = 6  # of gzip; done once for each body


class Answer:
    """A finished body with its headers, compressed when it is first asked for so."""

    def __init__(self, response):
        self.headers = dict(response.headers)
        self.body = response.content
        self.gzipped = None

    @property
    def size(self):
        return len(self.body) + OVERHEAD

    def encoded(self, may_gzip):
        """(body, encoding or None)."""
        if not may_gzip or len(self.body) < SMALLEST_TO_COMPRESS or "Content-Encoding" in self.headers:
            return self.body, None
        if self.gzipped is None:
            self.gzipped = gzip.compress(self.body, LEVEL, mtime=0)
        return self.gzipped, "gzip"


class Kept:
    """Answers by URL, all of one version; those that were asked for longest ago leave where there is no room."""

    def __init__(self, room=ROOM):
        self.room, self.taken, self.version = room, 0, None
        self.answers, self.lock = OrderedDict(), Lock()

    def get(self, version, url):
        with self.lock:
            if version != self.version or url not in self.answers:
                return None
            self.answers.move_to_end(url)
            return self.answers[url]

    def put(self, version, url, answer):
        with self.lock:
            if version != self.version:
                self.version, self.taken = version, 0
                self.answers.clear()
            if url in self.answers:
                self.taken -= self.answers.pop(url).size
            self.answers[url] = answer
            self.taken += answer.size
            while self.taken > self.room:
                self.taken -= self.answers.popitem(last=False)[1].size


ANSWERS = Kept()


def kept(view):
    """The view with its answers kept: for views whose answer follows from the URL and the catalogue alone.

    The view finds the Version as request.catalogue. Answers other than 200 are not kept.
    """

    @wraps(view)
    def answered(request, *args, **kwargs):
        request.catalogue = version = catalogue_version()
        if request.method not in READING:
            return view(request, *args, **kwargs)
        url = request.build_absolute_uri()
        answer = ANSWERS.get(version.id, url)
        if answer is None:
            response = view(request, *args, **kwargs)
            if hasattr(response, "render"):
                response.render()
            if response.status_code != 200 or version.id is None:
                return response
            answer = Answer(response)
            ANSWERS.put(version.id, url, answer)
        return sent(request, answer, version.id)

    return answered


def sent(request, answer, version):
    """The response of a kept answer to this request: whole, compressed, or only that nothing changed."""
    body, encoding = answer.encoded(accepts_gzip(request))
    etag = f'"{version}-{settings.RELEASE}{f"-{encoding}" if encoding else ""}"'
    if {"*", etag} & set(parse_etags(request.headers.get("If-None-Match", "").replace("W/", ""))):
        response = HttpResponseNotModified()
    else:
        response = HttpResponse(body if request.method == "GET" else b"", headers=answer.headers)
        response["Content-Length"] = len(body)
        if encoding:
            response["Content-Encoding"] = encoding
    response["ETag"] = etag
    response["Cache-Control"] = "public, no-cache"  # keep it, and ask whether it still holds
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def accepts_gzip(request):
    offered = [each.replace(" ", "") for each in request.headers.get("Accept-Encoding", "").split(",")]
    return any(each == "gzip" or (each.startswith("gzip;") and not each.endswith(("q=0", "q=0.0"))) for each in offered)
