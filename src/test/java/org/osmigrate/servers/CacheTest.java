package org.osmigrate.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {

    @TempDir
    private Path folder;

    @Test
    void makesAFolderOnce() {
        // Given
        AtomicInteger made = new AtomicInteger();
        Cache cache = new Cache(folder);

        // When
        Path first = cache.installed("x", _ -> made.incrementAndGet());
        Path second = cache.installed("x", _ -> made.incrementAndGet());

        // Then
        assertThat(first).isEqualTo(second).isDirectory();
        assertThat(made).hasValue(1);
    }

    @Test
    void whatWasLeftHalfDoneIsNeverUsedAndMadeAnew() {
        // Given
        Cache cache = new Cache(folder);
        assertThatThrownBy(() -> cache.installed("x", unfinished -> {
                    Files.writeString(unfinished.resolve("half"), "");
                    throw new IOException("cut off");
                }))
                .isInstanceOf(ServerFailure.class)
                .hasMessageContaining("cut off");

        // When
        Path home = cache.installed("x", fresh -> Files.writeString(fresh.resolve("whole"), ""));

        // Then
        assertThat(home.resolve("whole")).exists();
        assertThat(home.resolve("half")).doesNotExist();
    }
}
