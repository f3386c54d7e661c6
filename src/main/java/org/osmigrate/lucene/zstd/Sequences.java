package org.osmigrate.lucene.zstd;

import java.io.IOException;

/** The sequences of blocks: copies of literals and of what was written before; keeps what later blocks refer to. */
final class Sequences {

    private static final int PREDEFINED = 0;
    private static final int CONSTANT = 1;
    private static final int DESCRIBED = 2;

    private final Tables tables = new Tables();
    private int offset1;
    private int offset2;
    private int offset3;

    void reset() {
        tables.reset();
        offset1 = 1;
        offset2 = 4;
        offset3 = 8;
    }

    /** The tables of the three kinds of codes; a block may use those of the block before it. */
    private static final class Tables {

        private FseTable literals = SequenceCodes.LITERAL_LENGTH.predefined();
        private FseTable offsets = SequenceCodes.OFFSET.predefined();
        private FseTable matches = SequenceCodes.MATCH_LENGTH.predefined();
        private int at;

        void reset() {
            literals = SequenceCodes.LITERAL_LENGTH.predefined();
            offsets = SequenceCodes.OFFSET.predefined();
            matches = SequenceCodes.MATCH_LENGTH.predefined();
        }

        /** Reads the descriptions; returns where they end. */
        int read(byte[] in, int from, int to) throws IOException {
            int modes = in[from];
            at = from + 1;
            literals = table((modes >>> 6) & 3, SequenceCodes.LITERAL_LENGTH, literals, in, to);
            offsets = table((modes >>> 4) & 3, SequenceCodes.OFFSET, offsets, in, to);
            matches = table((modes >>> 2) & 3, SequenceCodes.MATCH_LENGTH, matches, in, to);
            return at;
        }

        private FseTable table(int mode, SequenceCodes codes, FseTable before, byte[] in, int to) throws IOException {
            return switch (mode) {
                case PREDEFINED -> codes.predefined();
                case CONSTANT -> constant(codes, in[at++] & 0xff);
                case DESCRIBED -> {
                    FseCounts.Described described = FseCounts.read(in, at, to, codes.maxLog(), codes.maxCode());
                    at = described.end();
                    yield described.table();
                }
                default -> before;
            };
        }

        private static FseTable constant(SequenceCodes codes, int code) throws IOException {
            if (code > codes.maxCode()) {
                throw new IOException("a block of the zstd frame has an unknown code: " + code);
            }
            return FseTable.constant(code);
        }
    }

    /** Executes the sequences of a block; returns where its output ends. */
    int run(byte[] in, int from, int to, Literals literals, ZstdDecoder.Output out) throws IOException {
        int first = in[from] & 0xff;
        int header = first < 128 ? 1 : first < 255 ? 2 : 3;
        int count = switch (header) {
            case 1 -> first;
            case 2 -> ((first - 128) << 8) + (in[from + 1] & 0xff);
            default -> (int) ZstdDecoder.number(in, from + 1, 2) + 0x7f00;
        };
        int used = 0;
        if (count > 0) {
            int start = tables.read(in, from + header, to);
            used = run(count, new BackwardBits(in, start, to), literals, out);
        } else if (from + header != to) {
            throw new IOException("a block of the zstd frame has bytes behind its end");
        }
        out.append(literals.bytes(), used, literals.length() - used);
        return out.end();
    }

    private int run(int count, BackwardBits bits, Literals literals, ZstdDecoder.Output out) throws IOException {
        int literalState = tables.literals.first(bits);
        int offsetState = tables.offsets.first(bits);
        int matchState = tables.matches.first(bits);
        int used = 0;
        for (int i = 1; i <= count; i++) {
            int offsetValue = SequenceCodes.OFFSET.value(tables.offsets.symbol(offsetState), bits);
            int match = SequenceCodes.MATCH_LENGTH.value(tables.matches.symbol(matchState), bits);
            int literal = SequenceCodes.LITERAL_LENGTH.value(tables.literals.symbol(literalState), bits);
            if (literal > literals.length() - used) {
                throw new IOException("a block of the zstd frame needs more literals than it has");
            }
            out.append(literals.bytes(), used, literal);
            out.repeat(offset(offsetValue, literal), match);
            used += literal;
            if (i < count) {
                literalState = tables.literals.next(literalState, bits);
                matchState = tables.matches.next(matchState, bits);
                offsetState = tables.offsets.next(offsetState, bits);
            }
        }
        bits.checkAtEnd();
        return used;
    }

    /** Values of 1 to 3 stand for one of the last three offsets; without literals the last one is not meant. */
    private int offset(int value, int literal) {
        if (value > 3) {
            return remember(value - 3, offset1, offset2);
        }
        return switch (literal == 0 ? value + 1 : value) {
            case 1 -> offset1;
            case 2 -> remember(offset2, offset1, offset3);
            case 3 -> remember(offset3, offset1, offset2);
            default -> remember(offset1 - 1, offset1, offset2);
        };
    }

    private int remember(int first, int second, int third) {
        offset3 = third;
        offset2 = second;
        offset1 = first;
        return first;
    }
}
