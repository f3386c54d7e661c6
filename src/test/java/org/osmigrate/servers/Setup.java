package org.osmigrate.servers;

import java.net.URI;
import java.nio.file.Path;

/** Everything an engine needs to know to run one server. */
record Setup(ServerSpec spec, Distribution distribution, int port, ServerFolder folder, Path home, Jdk jdk) {

    URI url() {
        return spec.product().url(port);
    }
}
