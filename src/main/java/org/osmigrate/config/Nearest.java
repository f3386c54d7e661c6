package org.osmigrate.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what was probably meant. */
public final class Nearest {

    private Nearest() {}

    /** The candidate with the fewest edits (Levenshtein, with neighbours swapped as one), if it is near enough to be a slip of the pen. */
    public static Optional<String> to(String word, Collection<String> candidates) {
        int limit = Math.max(2, word.length() / 3);
        return candidates.stream()
                .min(Comparator.comparingInt(candidate -> edits(word, candidate)))
                .filter(candidate -> edits(word, candidate) <= limit);
    }

    private static int edits(String from, String to) {
        int[][] edits = new int[from.length() + 1][to.length() + 1];
        for (int row = 0; row <= from.length(); row++) {
            for (int column = 0; column <= to.length(); column++) {
                edits[row][column] = row == 0 || column == 0 ? row + column : fewest(edits, from, row, to, column);
            }
        }
        return edits[from.length()][to.length()];
    }

    private static int fewest(int[][] edits, String from, int row, String to, int column) {
        boolean same = from.charAt(row - 1) == to.charAt(column - 1);
        int change = edits[row - 1][column - 1] + (same ? 0 : 1);
        int fewest = Math.min(change, 1 + Math.min(edits[row - 1][column], edits[row][column - 1]));
        return isSwap(from, row, to, column) ? Math.min(fewest, edits[row - 2][column - 2] + 1) : fewest;
    }

    private static boolean isSwap(String from, int row, String to, int column) {
        return row > 1
                && column > 1
                && from.charAt(row - 1) == to.charAt(column - 2)
                && from.charAt(row - 2) == to.charAt(column - 1);
    }
}
