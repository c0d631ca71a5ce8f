# Builds Runyard from the sources beside it: docker build -t runyard .
# Any image with apt and a JDK 25 (to build) or a Java 25 (to run) will do; name others by these arguments.
ARG BUILD_IMAGE=eclipse-temurin:25-jdk-noble
ARG RUN_IMAGE=eclipse-temurin:25-jre-noble

FROM ${BUILD_IMAGE} AS build
# Where Maven's own archive and the libraries come from, when not from the central repository.
ARG MVNW_REPOURL=
ARG MAVEN_ARGS=
WORKDIR /src
COPY . .
RUN ./mvnw -B -ntp -pl run-app -am -Dmaven.test.skip=true -Dspotless.check.skip=true package \
 && java -Djarmode=tools -jar run-app/target/runyard.jar extract --destination /opt/runyard \
 && cp run-app/jvm.options /opt/runyard/ \
 && cp -r examples /opt/runyard/

FROM ${RUN_IMAGE} AS terraform
# Empty: the image has none, and one is mounted at /usr/local/bin/terraform.
ARG TERRAFORM_VERSION=1.11.4
# The SHA-256 of the archive, from a place you trust; without it, the one that is published beside the archive counts.
ARG TERRAFORM_SHA256=
ARG TERRAFORM_MIRROR=https://releases.hashicorp.com/terraform
RUN apt-get update -qq \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends ca-certificates curl unzip
WORKDIR /terraform
RUN mkdir bin \
 && if [ -n "$TERRAFORM_VERSION" ]; then \
      name=terraform_${TERRAFORM_VERSION}_linux_$(dpkg --print-architecture).zip \
   && from=$TERRAFORM_MIRROR/$TERRAFORM_VERSION \
   && curl -fsSL -O "$from/$name" -O "$from/terraform_${TERRAFORM_VERSION}_SHA256SUMS" \
   && grep " $name\$" "terraform_${TERRAFORM_VERSION}_SHA256SUMS" | sha256sum -c - \
   && if [ -n "$TERRAFORM_SHA256" ]; then echo "$TERRAFORM_SHA256  $name" | sha256sum -c -; fi \
   && unzip -q "$name" terraform -d bin; \
    fi

FROM ${RUN_IMAGE}
# bubblewrap and setpriv make the sandbox, passt and nftables the network of a run, git and ssh fetch modules, tini ends what runs leave behind.
RUN apt-get update -qq \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
      bubblewrap ca-certificates curl git nftables openssh-client passt tini util-linux \
 && rm -rf /var/lib/apt/lists/* \
 && groupadd --system --gid 10001 runyard \
 && useradd --system --uid 10001 --gid runyard --home-dir /var/lib/runyard --no-create-home --shell /usr/sbin/nologin runyard \
 && install -d -o runyard -g runyard -m 700 /var/lib/runyard
COPY --from=terraform /terraform/bin/ /usr/local/bin/
COPY --from=build /opt/runyard /opt/runyard
USER runyard
ENV RUNYARD_DATA=/var/lib/runyard
WORKDIR /var/lib/runyard
VOLUME /var/lib/runyard
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s \
  CMD curl -fsSk -o /dev/null "$([ -n "$RUNYARD_TLS_CERT" ] && echo https || echo http)://localhost:${RUNYARD_PORT:-8080}/_health_check"
ENTRYPOINT ["tini", "--", "java", "@/opt/runyard/jvm.options", "-Drunyard.home=/opt/runyard", "-jar", "/opt/runyard/runyard.jar"]
CMD ["serve"]
