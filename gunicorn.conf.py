"""gunicorn's settings in production: `gunicorn -c gunicorn.conf.py cortap.wsgi`."""

import os

bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"  # keeps connections alive, and a slow reader does not hold a whole worker
threads = 3  # 2 to 4: more cost more than they bring
preload_app = True  # a wrong setting stops the start with its sentence, and workers share memory
timeout = 30
max_requests = 10_000  # a worker is renewed now and then, whatever leaks
max_requests_jitter = 1_000
control_socket_disable = True  # nobody steers this process but the platform
limit_request_line = 8190  # the most it can be; a longer address is a 414
accesslog = "-"
forwarded_allow_ips = "*"  # the platform's proxy is the only way in, and says whether HTTPS was used
