package org.osmigrate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.failure.ConfigurationInvalid;

class RepositoryLocationTest {

    @Test
    void everyKindIsKnown() {
        assertThat(RepositoryLocation.parse("/a/b")).isEqualTo(new RepositoryLocation.Folder(Path.of("/a/b")));
        assertThat(RepositoryLocation.parse("file:///a/b")).isEqualTo(new RepositoryLocation.Folder(Path.of("/a/b")));
        assertThat(RepositoryLocation.parse("s3://my.bucket-1/a/b/"))
                .isEqualTo(new RepositoryLocation.S3("my.bucket-1", "a/b"));
        assertThat(RepositoryLocation.parse("gs://under_score"))
                .isEqualTo(new RepositoryLocation.Gcs("under_score", ""));
        assertThat(RepositoryLocation.parse("azblob://$root/x")).isEqualTo(new RepositoryLocation.Azure("$root", "x"));
        assertThat(RepositoryLocation.parse("https://h/a"))
                .isEqualTo(new RepositoryLocation.Web(URI.create("https://h/a/")));
        assertThat(RepositoryLocation.parse("http://127.0.0.1:1/a/"))
                .isEqualTo(new RepositoryLocation.Web(URI.create("http://127.0.0.1:1/a/")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "relative",
                "ftp://h/x",
                "s3:bucket",
                "s3:///x",
                "s3://user:pw@bucket/x",
                "s3://bucket/x?versionId=1",
                "file://host/x",
                "file:x",
                "http://example.org/x",
                "https://user:pw@h/x",
                "https://h/x?sig=secret",
                "https:///x",
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> RepositoryLocation.parse(text)).isInstanceOf(ConfigurationInvalid.class);
    }
}
