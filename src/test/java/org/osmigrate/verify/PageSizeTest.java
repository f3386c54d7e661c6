package org.osmigrate.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageSizeTest {

    private final PageSize size = new PageSize(1_000_000);

    @Test
    void smallDocumentsMakeItGrowStepByStep() {
        int first = size.documents();

        size.answered(first, first * 100L);

        assertThat(size.documents()).isEqualTo(4 * first);
    }

    @Test
    void largeDocumentsAreAskedForOneByOne() {
        size.answered(32, 320_000_000);

        assertThat(size.documents()).isOne();
    }

    @Test
    void whatTheTargetCouldNotGiveIsNotAskedForAgain() {
        boolean smaller = size.shrink();
        int half = size.documents();

        size.answered(half, half);

        assertThat(smaller).isTrue();
        assertThat(size.documents()).isEqualTo(half);
    }

    /** One long document does not have all that follow it asked for one by one. */
    @Test
    void growsAgainAfterAnAnswerThatWasTooLong() {
        while (size.documents() > 1) {
            assertThat(size.shrinkForNow()).isTrue();
        }
        assertThat(size.shrinkForNow()).isFalse();

        size.answered(1, 100);

        assertThat(size.documents()).isEqualTo(4);
    }

    @Test
    void onePerPageIsTheEnd() {
        while (size.documents() > 1) {
            size.shrink();
        }

        assertThat(size.shrink()).isFalse();
    }
}
