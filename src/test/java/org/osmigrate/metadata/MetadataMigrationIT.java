package org.osmigrate.metadata;

import java.util.List;
import java.util.stream.Stream;
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
            super("2.19.6", "elasticsearch-6.8.23", "elasticsearch-8.19.21", "opensearch-2.19.6");
        }
    }

    @Nested
    class IntoOpenSearch3 extends OnServer implements MetadataMigrationContract {
        IntoOpenSearch3() {
            super(
                    "3.8.0",
                    "elasticsearch-1.7.6",
                    "elasticsearch-2.4.6",
                    "elasticsearch-5.6.16",
                    "elasticsearch-6.8.23",
                    "elasticsearch-9.5.3",
                    "opensearch-1.3.20",
                    "opensearch-3.8.0");
        }
    }

    /** Metadata alone: documents go to OpenSearch 2 and newer. */
    @Nested
    class IntoOpenSearch1 extends OnServer {
        IntoOpenSearch1() {
            super("1.3.20", "elasticsearch-7.10.2", "opensearch-1.3.20", "opensearch-2.19.6");
        }

        @Override
        public boolean isComplete() {
            return false;
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class OnServer implements RepeatedRunsContract {

        private final String version;
        private final List<String> sources;
        private Server server;
        private RecordingTarget target;

        OnServer(String version, String... sources) {
            this.version = version;
            this.sources = List.of(sources);
        }

        @Override
        public Stream<String> sources() {
            return sources.stream();
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
