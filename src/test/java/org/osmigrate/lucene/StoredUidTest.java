package org.osmigrate.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredUidTest {

    @Test
    void anIdMayHoldTheSignThatEndsTheType() throws IOException {
        assertThat(StoredUid.parse("product#a#b#")).isEqualTo(new StoredUid("product", "a#b#"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"product", "#a", "product#"})
    void refusesWhatIsNoUid(String uid) {
        assertThatThrownBy(() -> StoredUid.parse(uid)).isInstanceOf(IOException.class);
    }
}
