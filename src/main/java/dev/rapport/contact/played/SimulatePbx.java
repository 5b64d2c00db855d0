package dev.rapport.contact.played;

import dev.rapport.contact.played.PlayedPbx.NotUnderstood;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Lets somebody who types be a telephone system, and says what Rapport makes of each call. */
final class SimulatePbx {

    static final String TITLE = "telephone system";

    /** Logins of the sample organisation, for who is there. */
    private static final Map<String, String> EXTENSIONS =
            new TreeMap<>(Map.of(PlayedPbx.FIRST, "service", "102", "manager", "103", "sales"));

    private static final int LOOKS = 20;
    private static final long REST = 250;

    private final PlayedPbx pbx;
    private final PlayedAccount account;
    private final PrintStream out;
    private String newest = "";

    SimulatePbx(PlayedPbx pbx, PlayedAccount account, PrintStream out) {
        this.pbx = pbx;
        this.account = account;
        this.out = out;
    }

    /** Does what is typed; whether somebody said that it is enough. */
    boolean play(BufferedReader lines) throws IOException, InterruptedException {
        extensions();
        newest = seen();
        tell("internal 101 102");
        out.println("The telephone system told of a call between two of us: Rapport reads what it signs, and keeps"
                + " nothing.");
        out.println("Log in as one of these, on any page, and type here what happens:");
        out.println(PlayedPbx.WORDS);
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var typed = line.strip();
            if (typed.isEmpty()) continue;
            if (typed.equals("quit") || typed.equals("/quit")) return true;
            try {
                tell(typed);
                if (typed.startsWith("status")) out.println("Rapport shows it at " + account.address("/staff"));
                else if (!typed.startsWith("internal")) show();
            } catch (NotUnderstood e) {
                out.println(e.getMessage());
                out.println(PlayedPbx.WORDS);
            }
        }
        return false;
    }

    private void tell(String typed) throws IOException, InterruptedException {
        for (var call : pbx.does(typed)) {
            var said = account.call(call);
            if (said.statusCode() != 204)
                throw new IOException("Rapport did not take it: status " + said.statusCode() + " " + said.body());
        }
    }

    /** Whose they are; those that are there already stay whose they are. */
    private void extensions() throws IOException, InterruptedException {
        var path = account.path() + "/extensions";
        var there = new TreeMap<String, String>();
        for (var one : account.get(path).path("items"))
            there.put(one.path("extension").asString(""), one.path("name").asString(""));
        for (var wanted : EXTENSIONS.entrySet())
            if (!there.containsKey(wanted.getKey())) {
                var person = person(wanted.getValue(), wanted.getKey().equals(PlayedPbx.FIRST));
                if (person == null) continue;
                account.post(
                        path,
                        Map.of(
                                "extension",
                                wanted.getKey(),
                                "person",
                                person.path("id").asString("")));
                there.put(wanted.getKey(), person.path("name").asString(""));
            }
        there.forEach(
                (extension, name) -> out.println("Extension " + extension + " is the telephone of " + name + "."));
    }

    /** In a house without sample logins the first is the telephone of whoever plays. */
    private @Nullable JsonNode person(String login, boolean isFirst) throws IOException, InterruptedException {
        var people = account.get("/api/v1/people?text=" + login).path("items");
        for (var one : people) if (one.path("login").asString("").equals(login)) return one;
        return isFirst ? account.get("/api/v1/me") : null;
    }

    /** As soon as it is another than was shown before. */
    private void show() throws IOException, InterruptedException {
        for (var look = 0; look < LOOKS; look++) {
            Thread.sleep(REST);
            var now = seen();
            if (now.equals(newest)) continue;
            newest = now;
            out.println("Rapport: " + now);
            return;
        }
        out.println("Rapport: nothing new of it yet");
    }

    private String seen() throws IOException, InterruptedException {
        var calls = account.get("/api/v1/calls?limit=20").path("items");
        return StreamSupport.stream(calls.spliterator(), false)
                .filter(one -> one.path("account").asString("").equals(account.id()))
                .findFirst()
                .map(this::words)
                .orElse("");
    }

    private String words(JsonNode call) {
        var number = call.path("number").asString("");
        return "%s is %s%s, the other side is %s, %s"
                .formatted(
                        number,
                        call.path("state").asString(""),
                        call.path("outcome").isNull() || call.path("outcome").isMissingNode()
                                ? ""
                                : " (" + call.path("outcome").asString("") + ")",
                        call.path("certainty").asString(""),
                        account.address("/calls/" + number));
    }
}
