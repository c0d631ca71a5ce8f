package dev.runyard.app;

/** What {@code runyard help} prints. */
final class Usage {
    static final String TEXT = """
            Runyard runs Terraform for a team, on its own servers.

              runyard serve [--no-worker]   the server, until Ctrl-C; with a worker in it unless told otherwise
              runyard worker --server URL --token-file FILE [--name NAME] [--concurrency N]
                             [--label KEY=VALUE]...
                                            a worker for a server elsewhere; see below for its settings
              runyard backup FILE [--without-key]
                                            database, blobs and encryption key in one file, or in a file of
                                            its own in a folder, while the server runs or not
              runyard restore FILE          the same back, into an empty data folder and database
              runyard demo [--once]         a server of its own, and terraform apply of examples/hello on it;
                                            --once ends after the run
              runyard bench [FIGURE...] [--samples PERCENT] [--json]
                                            how fast it is on this machine, each figure beside its limit; see
                                            docs/performance.md
              runyard version               which release this is
              runyard help                  this text

            Settings are environment variables:

              RUNYARD_PORT                the port (8080)
              RUNYARD_BIND                the address to listen on (all)
              RUNYARD_DATA                the folder of all that must survive (./data)
              RUNYARD_WORK                the folder where runs work (work in the data folder)
              RUNYARD_BLOBS               the folder of configurations, plans, states and logs
                                          (blobs in the data folder); or, instead, in S3:
              RUNYARD_S3_BUCKET           a bucket
              RUNYARD_S3_ENDPOINT         the address of a server that is not Amazon's
              RUNYARD_S3_REGION           the region (what the AWS SDK finds)
              RUNYARD_S3_PREFIX           what names of objects begin with (nothing)
              RUNYARD_S3_PATH_STYLE       true: the bucket is in the path (true with an endpoint)
              RUNYARD_S3_ACCESS_KEY       an access key (what the AWS SDK finds)
              RUNYARD_S3_SECRET_KEY       and its secret
              RUNYARD_URL                 the address users see, in every link (http://localhost:PORT)
              RUNYARD_DATABASE_URL        a PostgreSQL of your own: postgres://USER:PASSWORD@HOST/DATABASE
                                          (an embedded one in the data folder)
              RUNYARD_ADMIN_TOKEN         the site admin's token at the first start (one is made and shown)
              RUNYARD_METRICS_TOKEN       opens /metrics and nothing else, for Prometheus (none)
              RUNYARD_ENCRYPTION_KEY      the key of everything secret (one is made in the data folder)
              RUNYARD_SANDBOX             bubblewrap, docker, or process: no sandbox at all (bubblewrap)
              RUNYARD_SANDBOX_IMAGE       with docker: the image that runs see
              RUNYARD_UPLOAD_SIZE         how large an uploaded configuration may be, packed (512MB)
              RUNYARD_RUN_MEMORY          how much memory one plan or apply may use (4GB)
              RUNYARD_RUN_PROCESSES       how many processes and threads it may have at once (2048)
              RUNYARD_RUN_CPUS            how many processors' time it may use (0: all)
              RUNYARD_RUN_FILE_SIZE       how large one of its files may become (4GB)
              RUNYARD_RUN_DISK            how much disk its files may use (16GB)
              RUNYARD_RUN_LOG             how long its log may become (1GB)
              RUNYARD_EGRESS              what runs reach of what no list names: open, deny-list (all but private
                                          networks, metadata services and this machine) or allow-list (nothing)
                                          (deny-list)
              RUNYARD_EGRESS_ALLOW        ranges of addresses that they reach in any case (none)
              RUNYARD_EGRESS_DENY         ranges that they do not reach, though they were allowed (none)
              RUNYARD_TERRAFORM_VERSION   what new workspaces run (the terraform on PATH)
              RUNYARD_TERRAFORM_MIRROR    where releases of terraform come from: publisher, none, an address
                                          or a folder (publisher)
              RUNYARD_TERRAFORM_MIRROR_KEYS  a file of the keys they are signed with (HashiCorp's)
              RUNYARD_TOFU_MIRROR         the same for OpenTofu (publisher)
              RUNYARD_TOFU_MIRROR_KEYS    a file of the keys they are signed with (OpenTofu's)
              RUNYARD_LEASE               how long a worker that is not heard keeps its phase (30s)
              RUNYARD_APPLY_LOST_AFTER    how long the worker of an apply may be silent before the run is
                                          given up (15m)
              RUNYARD_FORCE_CANCEL_AFTER  what a canceled run gets to end by itself, before it may be
                                          canceled by force (60s)
              RUNYARD_TLS_CERT            a PEM file with the certificates, for https (none)
              RUNYARD_TLS_KEY             a PEM file with the private key (none)
              RUNYARD_LOG                 text or json (text)
              RUNYARD_UPLOAD_SIZE         how large an uploaded configuration may be, packed (512MB)
              RUNYARD_RUNS_CEILING        how many plans and applies of one organization may execute at once (no limit)
              RUNYARD_PLAN_TIMEOUT        how long a plan may take: 90s, 30m, 1h30m (2h)
              RUNYARD_APPLY_TIMEOUT       how long an apply may take (24h)

            A worker knows of these RUNYARD_DATA, RUNYARD_WORK, RUNYARD_SANDBOX, those of runs, egress and mirrors, and its own:

              RUNYARD_SERVER              the address of a server (--server)
              RUNYARD_WORKER_TOKEN        a token for workers (--token, which others on the machine can read)
              RUNYARD_WORKER_TOKEN_FILE   a file with it (--token-file)
              RUNYARD_WORKER_NAME         the name it has on runs (--name; the machine's)
              RUNYARD_WORKER_CONCURRENCY  how many plans and applies at once (--concurrency; 2)
              RUNYARD_WORKER_LABELS       what lists of workers show of it: KEY=VALUE,... (--label; none)
              RUNYARD_TLS_CA              a PEM file with certificates to trust beside the machine's authorities (none)
            """;

    private Usage() {}
}
