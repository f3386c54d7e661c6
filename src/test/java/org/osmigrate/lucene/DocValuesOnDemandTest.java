package org.osmigrate.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Doc values are large: they are fetched only where versions are asked for. */
class DocValuesOnDemandTest {

    @ParameterizedTest
    @ValueSource(strings = {"4.10.4", "5.5.5", "6.6.6", "7.7.3", "8.11.4", "9.12.3"})
    void opensThemOnlyForVersions(String version) throws IOException {
        WrittenIndex index = WrittenIndex.all().stream()
                .filter(written -> written.toString().equals(version + "/plain"))
                .findFirst()
                .orElseThrow();
        Recording files = new Recording(index.directory());
        for (SegmentDocuments segment : ShardDocuments.open(files, version).segments()) {
            segment.verifyChecksums();
            segment.read(0, segment.maxDoc(), document -> true);
            assertThat(files.opened).noneMatch(name -> name.endsWith(".dvd") || name.endsWith(".dvm"));
            segment.readWithVersions(0, segment.maxDoc(), document -> true);
            assertThat(files.opened).anyMatch(name -> name.endsWith(".dvd"));
            files.opened.clear();
        }
    }

    private static final class Recording extends FilterDirectory {

        private final List<String> opened = new ArrayList<>();

        Recording(Directory in) {
            super(in);
        }

        @Override
        public IndexInput openInput(String name, IOContext context) throws IOException {
            opened.add(name);
            return super.openInput(name, context);
        }
    }
}
