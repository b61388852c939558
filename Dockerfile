# The site in one image without state: the database and uploads are elsewhere.
FROM python:3.13-slim AS build
WORKDIR /srv/directory
RUN python -m venv /srv/environment
ENV PATH=/srv/environment/bin:$PATH PIP_DISABLE_PIP_VERSION_CHECK=1
COPY requirements.txt ./
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
COPY manage.py ./
COPY network network
COPY cities cities
COPY practices practices
COPY search search
COPY templates templates
# Static files are joined and hashed once, here; these values only let the settings load and stay in this step.
RUN export SECRET_KEY=build SITE_URL=http://localhost DATABASE_URL=sqlite:////tmp/build.sqlite3 \
    && python manage.py compile_catalogues \
    && python manage.py collectstatic --no-input

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /srv/directory directory
COPY --from=build /srv/environment /srv/environment
COPY --from=build /srv/directory /srv/directory
WORKDIR /srv/directory
RUN mkdir -p var/media && chown -R directory: var
# Threads of Python hardly allocate at the same time: a heap for each of them would only hold more memory.
ENV PATH=/srv/environment/bin:$PATH PYTHONUNBUFFERED=1 WEB_CONCURRENCY=2 MALLOC_ARENA_MAX=1
USER directory
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["gunicorn", "--config=python:network.serving", "network.wsgi"]
