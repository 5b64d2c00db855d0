package dev.rapport.contact.played;

import dev.rapport.contact.played.PlayedPlatform.Call;
import dev.rapport.contact.webhook.Signature;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Plays a telephone system that is told what happens with words, and tells of it as one does: signed, an event at a time. */
public final class PlayedPbx {

    static final String NAME = "pbx";
    static final String FIRST = "101";

    /** What can be typed. */
    static final String WORDS = """
        call NUMBER [EXTENSION]   a customer calls, %s rings if nothing is said; "call anonymous" withholds the number
        answer [EXTENSION]        the newest call is answered
        transfer EXTENSION        it is passed on to another, who answers
        miss                      nobody answered it
        hangup [CAUSE]            it ends: busy, voicemail, noAnswer ...
        dial EXTENSION NUMBER     one of us calls a customer
        internal EXTENSION OTHER  one of us calls another: Rapport keeps nothing of it
        status EXTENSION STATUS   how somebody stands: available, busy, paused, off; seen on the people page
        quit or Ctrl-C            the account is switched off again\
        """.formatted(FIRST);

    private static final List<String> STATUSES = List.of("available", "busy", "paused", "off");
    private static final String OURS = "01062301234";
    private static final int SECRET = 32;

    /** What was typed is none of the words, or not now. */
    public static final class NotUnderstood extends RuntimeException {

        NotUnderstood(String why) {
            super(why);
        }
    }

    private static final class Line {
        private final String id = UUID.randomUUID().toString();
        private final String direction;
        private final String from;
        private final String to;
        private String user;

        private Line(String direction, String from, String to, String user) {
            this.direction = direction;
            this.from = from;
            this.to = to;
            this.user = user;
        }
    }

    private final byte[] secret = new byte[SECRET];
    private final JsonMapper json = new JsonMapper();
    private final Deque<Line> lines = new ArrayDeque<>();
    private final Clock clock;

    public PlayedPbx(Clock clock) {
        this.clock = clock;
        new SecureRandom().nextBytes(secret);
    }

    /** What an account must be told of it. */
    public Map<String, String> settings() {
        return Map.of(
                "proof", "signature", "secret", "whsec_" + Base64.getEncoder().encodeToString(secret), "country", "CN");
    }

    /** The calls by which it tells of what was typed, in their order. */
    public List<Call> does(String typed) {
        var words = Arrays.asList(typed.strip().split("\\s+"));
        return switch (words.getFirst()) {
            case "call" -> begins("in", word(words, 1, "whose number?"), OURS, word(words, 2));
            case "dial" ->
                begins("out", word(words, 1, "whose extension?"), word(words, 2, "which number?"), word(words, 1));
            case "answer" -> List.of(answers(word(words, 1)));
            case "transfer" -> List.of(answers(word(words, 1, "to which extension?")));
            case "miss" -> List.of(ends("noAnswer"));
            case "hangup" -> List.of(ends(word(words, 1)));
            case "internal" ->
                internal(word(words, 1, "whose extension?"), word(words, 2, "whose extension is called?"));
            case "status" -> List.of(status(word(words, 1, "whose extension?"), word(words, 2, "which status?")));
            default -> throw new NotUnderstood("there is no \"" + words.getFirst() + "\"");
        };
    }

    private List<Call> begins(String direction, String from, String to, String extension) {
        var line = new Line(direction, from, to, extension.isEmpty() ? FIRST : extension);
        lines.push(line);
        return List.of(tells("newCall", line, ""));
    }

    private Call answers(String extension) {
        var line = newest();
        if (!extension.isEmpty()) line.user = extension;
        return tells("answer", line, "");
    }

    private Call ends(String cause) {
        var line = newest();
        lines.pop();
        line.user = "";
        return tells("hangup", line, cause);
    }

    private List<Call> internal(String from, String to) {
        var line = new Line("internal", from, to, to);
        return List.of(tells("newCall", line, ""), tells("answer", line, ""), tells("hangup", line, ""));
    }

    private Call status(String extension, String status) {
        if (!STATUSES.contains(status)) throw new NotUnderstood("one of " + String.join(", ", STATUSES));
        return signed(json.writeValueAsBytes(Map.of(
                "event",
                "status",
                "user",
                extension,
                "status",
                status,
                "time",
                clock.instant().toString())));
    }

    private Line newest() {
        if (lines.isEmpty()) throw new NotUnderstood("nobody calls; type: call 13812345678");
        return lines.element();
    }

    private Call tells(String event, Line line, String cause) {
        var told = new LinkedHashMap<String, String>();
        told.put("event", event);
        told.put("callId", line.id);
        told.put("from", line.from);
        told.put("to", line.to);
        told.put("direction", line.direction);
        told.put("user", line.user);
        told.put("cause", cause);
        told.put("time", clock.instant().toString());
        told.values().removeIf(String::isEmpty);
        return signed(json.writeValueAsBytes(told));
    }

    private Call signed(byte[] body) {
        var id = "msg_" + UUID.randomUUID();
        var seconds = clock.instant().getEpochSecond();
        var headers = Map.of(
                "Content-Type",
                "application/json",
                "webhook-id",
                id,
                "webhook-timestamp",
                String.valueOf(seconds),
                "webhook-signature",
                Signature.of(secret, id, seconds, body));
        return new Call("POST", "", headers, body);
    }

    private static String word(List<String> words, int place, String missing) {
        var word = word(words, place);
        if (word.isEmpty()) throw new NotUnderstood(missing);
        return word;
    }

    private static String word(List<String> words, int place) {
        return place < words.size() ? words.get(place) : "";
    }
}
