"""render.yaml's commands and the production server, run for real on PostgreSQL."""

import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest
import yaml

from tests.conftest import ROOT, clean_environment
from tools.cluster import Cluster, free_port

pytestmark = pytest.mark.postgresql
BLUEPRINT = yaml.safe_load((ROOT / "render.yaml").read_text())
SERVICE = BLUEPRINT["services"][0]
DATABASE = BLUEPRINT["databases"][0]
ROOMS = ["cortap", "compliance", "fixtures", "manage.py", "gunicorn.conf.py", "requirements.txt"]
HOST = "cortap.onrender.com"


def variables(database_url):
    """The service's environment on Render: what the blueprint sets, and what Render itself sets."""
    found = {"RENDER": "true", "RENDER_EXTERNAL_HOSTNAME": HOST}
    for variable in SERVICE["envVars"]:
        if "fromDatabase" in variable:
            assert variable["fromDatabase"]["name"] == DATABASE["name"]
            found[variable["key"]] = database_url
        else:
            found[variable["key"]] = "generated" * 6 if variable.get("generateValue") else variable["value"]
    return found


def fetch(port, path, https=True):
    """Status, headers and body of a GET as Render's proxy would pass it on; redirects are not followed."""
    headers = {"Host": HOST, **({"X-Forwarded-Proto": "https"} if https else {})}
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)
    try:
        with urllib.request.build_opener(NoRedirect).open(request, timeout=20) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers, answer.read().decode()


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


class Server:
    """The start command, in a folder, until the block ends."""

    def __init__(self, folder, environment):
        self.port = free_port()
        self.process = subprocess.Popen(
            shlex.split(SERVICE["startCommand"]), cwd=folder, env={**environment, "PORT": str(self.port)}
        )

    def __enter__(self):
        self.wait_for(200)
        return self

    def __exit__(self, *exc_info):
        self.process.terminate()
        self.process.wait(timeout=30)

    def wait_for(self, status, seconds=30):
        """Ask the health check until it answers with this status; its last body."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                found, _, body = fetch(self.port, SERVICE["healthCheckPath"], https=False)
            except OSError:
                found, body = None, ""
            if found == status:
                return json.loads(body)
            time.sleep(0.1)
        raise AssertionError(f"{SERVICE['healthCheckPath']} did not turn {status} in {seconds} s; last: {found} {body}")


def environment_with(python, url):
    return clean_environment(**variables(url)) | {"PATH": f"{python.parent}:{os.environ['PATH']}"}


def run(command, folder, environment):
    done = subprocess.run(command, shell=True, cwd=folder, env=environment, capture_output=True, text=True)  # noqa: S602
    assert done.returncode == 0, done.stderr
    return done


@pytest.mark.long
def test_the_blueprint_builds_migrates_and_serves(tmp_path, database_url):
    for room in ROOMS:
        copy = shutil.copytree if (ROOT / room).is_dir() else shutil.copy
        copy(ROOT / room, tmp_path / room)
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    environment = environment_with(tmp_path / "venv" / "bin" / "python", database_url)
    environment |= {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
    run(SERVICE["buildCommand"], tmp_path, environment)
    check_serving(tmp_path, environment)


def check_serving(folder, environment):
    run(SERVICE["preDeployCommand"], folder, environment)
    with Server(folder, environment) as server:
        check_styles_under_the_policy(server)
        status, _, body = fetch(server.port, "/api/v1/questions/tvi3/")
        assert (status, json.loads(body)["question_code"]) == (200, "TVI3")
        status, headers, _ = fetch(server.port, "/api/v1/questions/tvi3/", https=False)
        assert (status, headers["Location"]) == (301, f"https://{HOST}/api/v1/questions/tvi3/")


def check_styles_under_the_policy(server):
    status, headers, page = fetch(server.port, "/admin/login/?next=/admin/")
    assert status == 200
    assert {"script-src 'self'", "style-src 'self'"} <= set(headers["Content-Security-Policy"].split("; "))
    assert "<style" not in page
    styles = re.findall(r'href="(/static/[^"]+\.[0-9a-f]{12}\.css)"', page)
    assert styles
    for style in styles:
        status, headers, body = fetch(server.port, style)
        assert (status, headers["Content-Type"]) == (200, 'text/css; charset="utf-8"')
        assert "immutable" in headers["Cache-Control"]
        assert body


def test_the_service_is_what_the_blueprint_must_say():
    assert SERVICE["preDeployCommand"] == "python manage.py migrate --noinput"
    assert SERVICE["startCommand"] == "gunicorn -c gunicorn.conf.py cortap.wsgi"
    assert SERVICE["healthCheckPath"] == "/healthz/ready"
    assert SERVICE["autoDeployTrigger"] == "checksPass"
    assert (DATABASE["name"], DATABASE["plan"], DATABASE["ipAllowList"]) == ("cortap-compliance-db", "basic-256mb", [])


def test_ready_turns_503_when_the_database_stops_and_recovers():
    with Cluster() as cluster:
        environment = environment_with(pathlib.Path(sys.executable), cluster.url)
        run(SERVICE["preDeployCommand"], ROOT, environment)
        with Server(ROOT, environment) as server:
            cluster.stop("immediate")
            reason = server.wait_for(503)["reason"]
            assert reason == "the database does not answer: see the log, and check DATABASE_URL and the server"
            assert fetch(server.port, "/healthz/live")[0] == 200
            cluster.start()
            assert server.wait_for(200)["status"] == "ready"


def test_a_missing_key_stops_gunicorn_with_its_sentence(database_url):
    environment = environment_with(pathlib.Path(sys.executable), database_url) | {"SECRET_KEY": "", "PORT": "0"}
    stopped = subprocess.run(
        shlex.split(SERVICE["startCommand"]), cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )
    assert stopped.returncode != 0
    assert "cortap: SECRET_KEY is not set" in stopped.stderr
    assert "Traceback" not in stopped.stderr
