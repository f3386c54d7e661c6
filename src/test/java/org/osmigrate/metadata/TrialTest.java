package org.osmigrate.metadata;

import java.net.URI;
import org.junit.jupiter.api.Nested;

class TrialTest {
    @Nested
    class Three implements MetadataMigrationContract {
        private final HttpTarget target = new HttpTarget(URI.create("http://127.0.0.1:19401"));

        @Override
        public HttpTarget target() {
            return target;
        }
    }

    @Nested
    class Two implements MetadataMigrationContract {
        private final HttpTarget target = new HttpTarget(URI.create("http://127.0.0.1:19402"));

        @Override
        public HttpTarget target() {
            return target;
        }
    }
}
