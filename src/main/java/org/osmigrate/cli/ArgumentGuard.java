package org.osmigrate.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osmigrate.config.Urls;
import org.osmigrate.failure.ConfigurationInvalid;

/** Refuses secrets among the arguments, where every user of the machine can read them, without repeating them. */
final class ArgumentGuard {

    private static final Pattern SECRET_FLAG = Pattern.compile(
            "(--?(?:[a-z0-9-]*-)?(?:password|passwd|pwd|api-?key|secret-?key|account-?key|secret|token|credentials))(?:=.*)?",
            Pattern.DOTALL);
    private static final Pattern CLUSTER = Pattern.compile("--(source|target|coordinator)-.*", Pattern.DOTALL);

    private static final Pattern ADDRESS = Pattern.compile(
            "--(?:(?:source|target|coordinator)-(?:url|host)|destination-uri)", Pattern.CASE_INSENSITIVE);

    private ArgumentGuard() {}

    static void check(String... args) {
        String before = "";
        for (String argument : args) {
            checkFlag(argument);
            checkUrl(argument, before);
            before = argument;
        }
    }

    private static void checkFlag(String argument) {
        Matcher matcher = SECRET_FLAG.matcher(argument.toLowerCase(Locale.ROOT));
        if (matcher.matches()) {
            if (matcher.group(1).startsWith("--snapshot-")) {
                throw forSnapshots(matcher.group(1));
            }
            String secret = matcher.group(1).contains("key") ? "api-key" : "password";
            throw new ConfigurationInvalid(
                    matcher.group(1) + " would put a secret on the command line, where others can read it",
                    "Put it in an environment variable and give that variable's name with " + flag(argument, secret)
                            + "-env NAME, or use auth." + block(secret)
                            + ": {env: NAME} or {file: /path} in the migration"
                            + " file.");
        }
    }

    private static ConfigurationInvalid forSnapshots(String flag) {
        return new ConfigurationInvalid(
                flag + " would put a secret on the command line, where others can read it",
                "Put it in an environment variable and give that variable's name with " + flag + "-env NAME.");
    }

    private static void checkUrl(String argument, String before) {
        int equals = argument.startsWith("-") ? argument.indexOf('=') : -1;
        String value = argument.substring(equals + 1);
        String flag = equals > 0 ? argument.substring(0, equals) : before;
        if (Urls.hasUserInformation(value) || (ADDRESS.matcher(flag).matches() && value.contains("@"))) {
            String option = flag.startsWith("--") ? flag : "an argument";
            throw new ConfigurationInvalid(
                    option + " has a user in its URL, which would put a password on the command line",
                    "Leave the user out of the URL and give it with " + flag(option, "username") + " and "
                            + flag(option, "password")
                            + "-env NAME, or as auth.basic.password: {env: NAME} or {file: /path}"
                            + " in the migration file.");
        }
    }

    private static String flag(String argument, String what) {
        Matcher cluster = CLUSTER.matcher(argument.toLowerCase(Locale.ROOT));
        return "--" + (cluster.matches() ? cluster.group(1) : "target") + "-" + what;
    }

    private static String block(String secret) {
        return secret.equals("password") ? "basic.password" : secret;
    }
}
