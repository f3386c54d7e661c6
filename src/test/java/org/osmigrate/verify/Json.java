package org.osmigrate.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** A random JSON value that can be written in many ways. */
sealed interface Json {

    /** Written with members in any order, whitespace anywhere and escapes here and there. */
    String text(Random random);

    /** The same but for one scalar, member or element. */
    Json changed(Random random);

    static Json random(Random random, int depth) {
        List<Member> members = new ArrayList<>();
        int count = random.nextInt(1, 7);
        for (int i = 0; i < count; i++) {
            members.add(new Member("m" + i + "é".repeat(random.nextInt(2)), value(random, depth - 1)));
        }
        return new Container(true, members);
    }

    private static Json value(Random random, int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return scalar(random);
        }
        if (random.nextBoolean()) {
            return random(random, depth);
        }
        List<Member> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            elements.add(new Member("", value(random, depth - 1)));
        }
        return new Container(false, elements);
    }

    private static Json scalar(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> new Scalar(Integer.toString(random.nextInt(1000)));
            case 1 -> new Scalar(random.nextInt(100) + ".50");
            case 2 -> new Scalar(Boolean.toString(random.nextBoolean()));
            case 3 -> new Scalar("null");
            default -> new Scalar("\"a" + random.nextInt(50) + "é\"");
        };
    }

    /** A number, text or literal. */
    record Scalar(String written) implements Json {
        @Override
        public String text(Random random) {
            return random.nextBoolean() ? written.replace("é", "\\u00e9") : written;
        }

        @Override
        public Json changed(Random random) {
            return switch (written.charAt(0)) {
                case 'n' -> new Scalar("\"null\"");
                case 't', 'f' -> new Scalar("null");
                case '"' -> new Scalar(written.substring(0, written.length() - 1) + " \"");
                default -> new Scalar(written + (written.contains(".") ? "0" : ".0"));
            };
        }
    }

    /** An object, or an array, whose members have no names. */
    record Container(boolean object, List<Member> members) implements Json {
        @Override
        public String text(Random random) {
            List<Member> ordered = new ArrayList<>(members);
            if (object) {
                Collections.shuffle(ordered, random);
            }
            return ordered.stream()
                    .map(member -> space(random) + member.text(object, random) + space(random))
                    .collect(Collectors.joining(",", object ? "{" : "[", space(random) + (object ? "}" : "]")));
        }

        @Override
        public Json changed(Random random) {
            List<Member> other = new ArrayList<>(members);
            int at = members.isEmpty() ? 0 : random.nextInt(members.size());
            switch (members.isEmpty() ? 0 : random.nextInt(3)) {
                case 0 -> other.add(new Member("added", new Scalar("null")));
                case 1 -> other.remove(at);
                default ->
                    other.set(
                            at,
                            new Member(other.get(at).name, other.get(at).value.changed(random)));
            }
            return new Container(object, other);
        }

        private static String space(Random random) {
            return List.of("", "", " ", "\n\t", "\r\n").get(random.nextInt(5));
        }
    }

    /** A member or an element. */
    record Member(String name, Json value) {
        String text(boolean object, Random random) {
            return (object ? "\"" + name + "\" : " : "") + value.text(random);
        }
    }
}
