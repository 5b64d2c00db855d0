package dev.rapport.planted.channel;

import static org.awaitility.Awaitility.await;

import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.inbound.Heard;
import dev.rapport.contact.inbound.Heard.Part;
import dev.rapport.contact.inbound.Heard.Sender;
import dev.rapport.contact.inbound.InboundQueue;
import dev.rapport.contact.inbound.InboundReader;
import dev.rapport.contact.inbound.Unreadable;
import dev.rapport.platform.Channel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A channel that the application does not know: what comes in is the JSON of a {@link Written}. */
@Component
public class PlantedChannel implements InboundReader {

    public static final String PLATFORM = "planted";

    /** What somebody wrote, as this channel tells it. */
    public record Written(
            Channel channel,
            String id,
            String from,
            @Nullable String name,
            @Nullable String thread,
            List<String> earlier,
            @Nullable String heading,
            String text,
            boolean automatic,
            int files) {

        public static Written mail(String from, @Nullable String name, String heading, String text) {
            var id = "<" + UUID.randomUUID() + "@planted>";
            return new Written(Channel.EMAIL, id, from, name, id, List.of(), heading, text, false, 0);
        }

        public static Written chat(Channel channel, String from, String text) {
            return new Written(
                    channel, UUID.randomUUID().toString(), from, null, null, List.of(), null, text, false, 0);
        }

        public Written answering(String... ids) {
            return new Written(channel, id, from, name, ids[0], List.of(ids), heading, text, automatic, files);
        }

        public Written fromMachine() {
            return new Written(channel, id, from, name, thread, earlier, heading, text, true, files);
        }

        public Written withFiles(int count) {
            return new Written(channel, id, from, name, thread, earlier, heading, text, automatic, count);
        }
    }

    private final JdbcClient jdbc;
    private final InboundQueue queue;
    private final JsonMapper json;

    PlantedChannel(JdbcClient jdbc, InboundQueue queue, JsonMapper json) {
        this.jdbc = jdbc;
        this.queue = queue;
        this.json = json;
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public Heard read(ChannelAccount account, byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8);
        if (!text.startsWith("{")) throw new Unreadable("no JSON");
        var written = json.readValue(text, Written.class);
        var files = IntStream.range(0, written.files())
                .mapToObj(place -> new Part(
                        "file-" + place + ".txt",
                        "text/plain",
                        ("file " + place).getBytes(StandardCharsets.UTF_8),
                        false))
                .toList();
        return new Heard(
                written.channel(),
                written.id(),
                new Sender(written.from(), written.name()),
                written.thread(),
                written.earlier(),
                written.heading(),
                written.text(),
                files,
                written.automatic(),
                Instant.now());
    }

    /** A new account of ours. */
    public UUID account() {
        var id = UUID.randomUUID();
        jdbc.sql("""
                        insert into channel_account (id, platform, name, state, settings, version, changed_at)
                        values (:id, :platform, :name, 'ON', '{}', 0, now())
                        """)
                .param("id", id)
                .param("platform", PLATFORM)
                .param("name", "Planted " + id)
                .update();
        return id;
    }

    /** It comes in; whether it was new. */
    public boolean comes(UUID account, Written written) {
        return comes(account, written.id(), written.from(), json.writeValueAsString(written));
    }

    /** It comes in by a new account of ours; number of the conversation in which it stands then. */
    public String heard(Written written) {
        comes(account(), written);
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> jdbc.sql("""
                                        select number
                                        from conversation
                                        join message on message.conversation_id = conversation.id
                                        where there = :there
                                        """)
                                .param("there", written.id())
                                .query(String.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
    }

    public boolean comes(UUID account, String there, String stream, String body) {
        return queue.keep(account, there, stream, body.getBytes(StandardCharsets.UTF_8));
    }
}
