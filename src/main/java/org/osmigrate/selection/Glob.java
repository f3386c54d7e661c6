package org.osmigrate.selection;

import java.util.List;

/**
 * A pattern in which {@code *} stands for any characters, also none: the syntax of Elasticsearch's index patterns. The
 * pieces between the stars are looked for from left to right, each at its first place, so no input makes it slow.
 */
public record Glob(String text) implements NamePattern {

    @Override
    public boolean matches(String name) {
        List<String> pieces = List.of(text.split("\\*", -1));
        if (pieces.size() == 1) {
            return text.equals(name);
        }
        String first = pieces.getFirst();
        String last = pieces.getLast();
        return name.length() >= first.length() + last.length()
                && name.startsWith(first)
                && name.endsWith(last)
                && inOrder(
                        pieces.subList(1, pieces.size() - 1),
                        name.substring(first.length(), name.length() - last.length()));
    }

    private static boolean inOrder(List<String> pieces, String name) {
        int from = 0;
        for (String piece : pieces) {
            int at = name.indexOf(piece, from);
            if (at < 0) {
                return false;
            }
            from = at + piece.length();
        }
        return true;
    }
}
