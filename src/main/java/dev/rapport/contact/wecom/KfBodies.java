package dev.rapport.contact.wecom;

import dev.rapport.contact.accounts.AccountSettings;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A message of a customer service as it is kept until it is worked: as the platform told it, with its file beside it. */
@Component
class KfBodies {

    static final String MESSAGE = "message";
    static final String FILE = "file";
    static final String FILE_TYPE = "fileType";

    /** Why a file is not there, as the platform says it. */
    static final String WITHOUT = "without";

    private static final List<String> WITH_FILES = List.of("image", "voice", "video", "file");

    /** A file that cannot be fetched keeps those behind it waiting no longer than that. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final WecomApi api;
    private final JsonMapper json;
    private final Clock clock;

    KfBodies(WecomApi api, JsonMapper json, Clock clock) {
        this.api = api;
        this.json = json;
        this.clock = clock;
    }

    /** When it was written. */
    static Instant at(JsonNode message) {
        return Instant.ofEpochSecond(message.path("send_time").asLong());
    }

    /** That something which we sent did not arrive. */
    static boolean isLost(JsonNode message) {
        return message.path("msgtype").asString("").equals("event")
                && message.path("event").path("event_type").asString("").equals("msg_send_fail");
    }

    byte[] of(JsonNode message) {
        return json.writeValueAsBytes(json.createObjectNode().set(MESSAGE, message));
    }

    /** One service and one customer. */
    static String thread(JsonNode message) {
        return message.path("open_kfid").asString("") + " "
                + message.path("external_userid").asString("");
    }

    /** A file that the platform does not give is left out; where it cannot be reached, all is fetched again for an hour. */
    byte[] of(AccountSettings settings, JsonNode message) throws IOException {
        var body = json.createObjectNode();
        body.set(MESSAGE, message);
        var kind = message.path("msgtype").asString("");
        var media = message.path(kind).path("media_id").asString("");
        if (WITH_FILES.contains(kind) && !media.isEmpty()) {
            try {
                fetch(settings, media, body);
            } catch (IOException e) {
                if (at(message).plus(PATIENCE).isAfter(clock.instant())) throw e;
                body.put(WITHOUT, String.valueOf(e.getMessage()));
            }
        }
        return json.writeValueAsBytes(body);
    }

    private void fetch(AccountSettings settings, String media, ObjectNode body) throws IOException {
        var file = api.media(settings, media);
        if (file.code() == 0 && file.bytes().length > 0)
            body.put(FILE, Base64.getEncoder().encodeToString(file.bytes())).put(FILE_TYPE, file.type());
        else body.put(WITHOUT, String.valueOf(file.code()));
    }
}
