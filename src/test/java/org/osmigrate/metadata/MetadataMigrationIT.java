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
    class IntoOpenSearch2 extends OnServer implements MetadataMigrationContract {
        IntoOpenSearch2() {
            super("2.19.6");
        }
    }

    @Nested
    class IntoOpenSearch3 extends OnServer implements MetadataMigrationContract {
        IntoOpenSearch3() {
            super("3.8.0");
        }
    }

    /** Metadata alone: documents go to OpenSearch 2 and newer. */
    @Nested
    class IntoOpenSearch1 extends OnServer {
        IntoOpenSearch1() {
            super("1.3.20");
        }

        @Override
        public boolean isComplete() {
            return false;
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class OnServer implements ClusterObjectsContract {

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
        public boolean isComplete() {
            return true;
        }

        @Override
        public RecordingTarget target() {
            return target;
        }
    }
}
