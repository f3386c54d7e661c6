package org.osmigrate.cluster;

import java.io.IOException;

/** An answer has more bytes than there is room for; the rest of it is not read. */
final class AnswerTooLong extends IOException {

    private static final long serialVersionUID = 1;

    AnswerTooLong(int most) {
        super("the answer has more than " + most + " bytes");
    }
}
