package dev.rapport.contact.played;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was asked for on the command line; the name and password may also come from RAPPORT_USER and RAPPORT_PASSWORD, a token of an
 * administrator from RAPPORT_TOKEN.
 *
 * @param login as it stands in the header of a request
 * @param port where the platform is played
 */
record SimulateOptions(String platform, URI url, String login, int port) {

    private static final List<String> NAMES = List.of("--url", "--user", "--password", "--token", "--port");
    private static final int USUAL_PORT = 8990;

    static SimulateOptions parse(String[] arguments, Map<String, String> environment) {
        if (arguments.length == 0 || arguments[0].startsWith("--"))
            throw new IllegalArgumentException(
                    "simulate needs a platform, such as: ./rapport simulate " + SimulateCommand.platforms());
        var named = new HashMap<String, String>();
        for (var i = 1; i < arguments.length; i += 2) {
            if (!NAMES.contains(arguments[i])) throw new IllegalArgumentException("there is no " + arguments[i]);
            if (i + 1 == arguments.length) throw new IllegalArgumentException(arguments[i] + " needs a value");
            named.put(arguments[i], arguments[i + 1]);
        }
        return new SimulateOptions(
                arguments[0],
                URI.create(named.getOrDefault("--url", "http://localhost:8080")),
                login(named, environment),
                port(named.getOrDefault("--port", String.valueOf(USUAL_PORT))));
    }

    private static String login(Map<String, String> named, Map<String, String> environment) {
        var token = named.getOrDefault("--token", environment.getOrDefault("RAPPORT_TOKEN", ""));
        if (!token.isEmpty()) return "Bearer " + token;
        var login = named.getOrDefault("--user", environment.getOrDefault("RAPPORT_USER", "admin")) + ":"
                + named.getOrDefault("--password", environment.getOrDefault("RAPPORT_PASSWORD", "admin"));
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    private static int port(String written) {
        try {
            return Integer.parseInt(written);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--port needs a number, not " + written, e);
        }
    }

    @Override
    public String toString() {
        return platform + " at " + url;
    }
}
