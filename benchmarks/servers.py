"""The servers that are measured: each a process of its own on a port of its own, with two workers."""

import gzip
import http.client
import os
import pathlib
import subprocess
import sys
import time
from contextlib import contextmanager

from tools.cluster import free_port

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORKERS = 2
GUNICORN = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "--max-requests", "0"]
ASYNCHRONOUS = [*GUNICORN, "--worker-class", "uvicorn_worker.UvicornWorker"]
COMMANDS = {
    "ours": [*GUNICORN, "cortap.wsgi"],
    "fastapi": [*ASYNCHRONOUS, "benchmarks.fastapi_peer.app:application()"],
    "fastapi-lazy": [*ASYNCHRONOUS, "benchmarks.fastapi_peer.app:application(eager=False)"],
    "drf": [*GUNICORN, "benchmarks.drf_peer.wsgi"],
}
TITLES = {"ours": "ours", "fastapi": "FastAPI", "fastapi-lazy": "FastAPI, lazy", "drf": "DRF", "nginx": "nginx"}
TICK = 1 / os.sysconf("SC_CLK_TCK")
START = STOP = 30  # seconds that a server may take to answer first, and to come to rest
NGINX = """
worker_processes {workers};
pid nginx.pid;
events {{ worker_connections 64; }}
http {{
  types {{ application/json json; }}
  access_log access.log;
  sendfile on;
  gzip_static on;
  keepalive_requests 1000000;
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  server {{ listen 127.0.0.1:{port}; root {folder}; }}
}}
"""


class ServerError(Exception):
    """A server that does not start, or does not answer as the comparison needs: the message says which and where."""


class Server:
    """A running server: what it answers, how much processor time and memory it takes."""

    def __init__(self, name, command, port, folder, environment):
        self.name, self.port, self.log = name, port, folder / f"{name}.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL
            )

    def url(self, path):
        return f"http://127.0.0.1:{self.port}{path}"

    def get(self, path, accept_encoding="identity"):
        """The answer's body, decompressed. Raises ServerError for every other status than 200."""
        status, encoding, body = self.request(path, accept_encoding)
        if status != 200:
            raise ServerError(
                f"{TITLES[self.name]} answered {status} where 200 is needed: GET {self.url(path)}. "
                "Correct that, or measure other cells with --only."
            )
        return gzip.decompress(body) if encoding == "gzip" else body

    def request(self, path, accept_encoding="identity"):
        """Status, content encoding and body of one GET on a connection of its own, without following redirects."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("GET", path, headers={"Accept-Encoding": accept_encoding})
            answer = connection.getresponse()
            return answer.status, answer.headers.get("Content-Encoding"), answer.read()
        finally:
            connection.close()

    def wait_until_it_answers(self):
        """Return when anything is answered. Raises ServerError, with the end of the log, where nothing ever is."""
        deadline = time.monotonic() + START
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                return self.request("/")
            except (OSError, http.client.HTTPException):
                time.sleep(0.1)
        raise ServerError(
            f"{TITLES[self.name]} did not start within {START} seconds: {' '.join(self.process.args)}\n"
            f"The end of its log:\n{self.log.read_text()[-2000:]}"
        )

    def wait_until_it_rests(self):
        """Return when the workers do nothing any more: they go on with requests whose client has left."""
        deadline = time.monotonic() + STOP
        before, now = -1.0, self.processor_time()
        while now - before > TICK:
            if time.monotonic() > deadline:
                raise ServerError(f"{TITLES[self.name]} still works {STOP} seconds after its last request.")
            time.sleep(0.2)
            before, now = now, self.processor_time()

    def workers(self):
        """Process ids of the workers."""
        own = self.process.pid
        return [int(child) for child in pathlib.Path(f"/proc/{own}/task/{own}/children").read_text().split()]

    def processor_time(self):
        """Seconds of processor time that the workers have taken so far."""
        ticks = 0
        for worker in self.workers():
            fields = pathlib.Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])  # user and system time
        return ticks * TICK

    def memory(self):
        """Megabytes of each worker, then of the process that started them; shared pages count in parts (PSS)."""
        return [proportional_set(process) for process in [*self.workers(), self.process.pid]]

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(timeout=STOP)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def proportional_set(process):
    lines = pathlib.Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    kilobytes = next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return kilobytes * 1024 / 1e6


@contextmanager
def running(server):
    """The server, once it answers; stopped when the block ends."""
    try:
        server.wait_until_it_answers()
        yield server
    finally:
        server.stop()


def gunicorn(name, folder, environment):
    """A server of COMMANDS, set up as in production but for the renewal of workers, which would disturb the figures."""
    port = free_port()
    command = [*COMMANDS[name], "--bind", f"127.0.0.1:{port}"]
    return running(Server(name, command, port, folder, environment))


def nginx(folder):
    """nginx over the files of the folder, writing its log as the others do."""
    port = free_port()
    (folder / "nginx.conf").write_text(NGINX.format(workers=WORKERS, port=port, folder=folder))
    command = ["nginx", "-p", str(folder), "-c", "nginx.conf", "-e", "stderr", "-g", nginx_directives()]
    return running(Server("nginx", command, port, folder, os.environ.copy()))


def nginx_directives():
    return "daemon off;" + (" user root;" if os.geteuid() == 0 else "")


def production(url):
    """The environment of a deployment on plain HTTP, whose clients are not throttled."""
    own = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return own | {
        "DATABASE_URL": url,
        "SECRET_KEY": "of-the-benchmark",
        "DEBUG": "false",
        "SECURE_SSL_REDIRECT": "false",
        "ALLOWED_HOSTS": "127.0.0.1",
        "THROTTLE_ANONYMOUS": "",
        "WEB_CONCURRENCY": str(WORKERS),
    }


def prepare(environment):
    """The schema, the guide and the static files, as a deployment makes them."""
    for command in (["migrate", "--noinput", "-v0"], ["collectstatic", "--noinput", "-v0"]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True)
