package org.osmigrate.metadata;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Servers;

/** Metadata into real servers of each supported major version. */
class MetadataMigrationIT {

    @Nested
    class IntoOpenSearch2 extends OnServer {
        IntoOpenSearch2() {
            super("2.19.6");
        }
    }

    @Nested
    class IntoOpenSearch3 extends OnServer {
        IntoOpenSearch3() {
            super("3.8.0");
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class OnServer implements MetadataMigrationContract {

        private final String version;
        private Server server;
        private RecordingTarget target;

        OnServer(String version) {
            this.version = version;
        }

        @BeforeAll
        void start() {
            server = Servers.openSearch(version).start();
            target = new RecordingTarget(server.url());
        }

        @AfterAll
        void stop() {
            target.close();
            server.close();
        }

        @Override
        public RecordingTarget target() {
            return target;
        }
    }
}
