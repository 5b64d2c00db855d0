package dev.rapport.contact.played;

import dev.rapport.contact.sealed.SortedHash;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Plays private messages and comments of Weibo: signed pushes, whether a token holds, what is asked for and what is said. */
public final class PlayedWeibo extends PlayedPlatform {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss Z yyyy", Locale.US).withZone(ZoneOffset.ofHours(8));
    private static final int BAD_TOKEN = 21332;
    private static final long FIRST_COMMENT = 4_909_000_000_000_000L;

    /** The one that our account published. */
    public static final String POST = "4908999000000001";

    private final String uid = somebody();
    private final String secret = id();
    private final String token = "2.00" + id();
    private final String commentsToken = "2.00" + id();
    private final List<Map<String, String>> said = new CopyOnWriteArrayList<>();

    private record Comment(long id, Map<String, Object> told) {}

    /** The newest first. */
    private final List<Comment> comments = new CopyOnWriteArrayList<>();

    private final AtomicInteger refusing = new AtomicInteger();

    public PlayedWeibo(int port, Clock clock) throws IOException {
        super(port, clock);
        start(Map.of(
                "/oauth2/get_token_info",
                this::token,
                "/2/messages/reply.json",
                this::said,
                "/2/comments/to_me.json",
                this::comments,
                "/2/comments/reply.json",
                this::answeredBelow));
    }

    @Override
    public String name() {
        return "weibo";
    }

    @Override
    public String title() {
        return "Weibo";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("uid", uid, "secret", secret, "access-token", token, "comments-token", commentsToken);
    }

    @Override
    public Map.Entry<Call, String> asks() {
        var word = id();
        return Map.entry(new Call("GET", query(secret, seconds()) + "&echostr=" + word, Map.of(), new byte[0]), word);
    }

    @Override
    public String somebody() {
        return String.valueOf(1_000_000_000L + Long.parseLong(id().substring(0, 7), 16));
    }

    @Override
    public void writes(String customer, String text) {
        call(brings(message("text", customer, text, Map.of())));
    }

    @Override
    public void sendsPicture(String customer) {
        call(brings(message("image", customer, "发了一张图片", Map.of("vfid", 821804459L, "tovfid", 821804469L))));
    }

    @Override
    public Map<String, Consumer<String>> deeds() {
        return Map.of("/comment", customer -> comments(customer, "等了三个星期还没有收到，太差了！"));
    }

    @Override
    public String whatDeedsAre() {
        return "says something below our post, for which Weibo is asked once a minute; see Monitoring";
    }

    /** What says that counts on its page and is not given, as what was deleted there. */
    public static final String DELETED = "[deleted]";

    /** Says something below our post. */
    public void comments(String from, String text) {
        var id = FIRST_COMMENT + comments.size();
        comments.addFirst(new Comment(
                id,
                Map.of(
                        "id",
                        id,
                        "text",
                        text,
                        "created_at",
                        TIME.format(Instant.ofEpochSecond(seconds())),
                        "user",
                        Map.of("id", Long.parseLong(from), "idstr", from, "screen_name", "小明", "followers_count", 12),
                        "status",
                        Map.of("id", Long.parseLong(POST), "idstr", POST, "text", "新品上市"))));
    }

    private Told comments(Asked asked) {
        if (!commentsToken.equals(asked.query().get("access_token"))) return error(BAD_TOKEN, "invalid_access_token");
        var count = Integer.parseInt(asked.query().get("count"));
        var since = Long.parseLong(asked.query().get("since_id"));
        var page = comments.stream()
                .filter(comment -> comment.id() > since)
                .skip((long) count * (Integer.parseInt(asked.query().get("page")) - 1))
                .limit(count)
                .map(Comment::told)
                .filter(comment -> !DELETED.equals(comment.get("text")))
                .toList();
        return told(Map.of("comments", page, "total_number", comments.size()));
    }

    private Told answeredBelow(Asked asked) {
        var form = form(asked);
        if (!commentsToken.equals(form.get("access_token"))) return error(BAD_TOKEN, "invalid_access_token");
        if (refusing.get() != 0) return error(refusing.get(), "told");
        said.add(form);
        answered("whoever wrote " + form.get("cid"), form.getOrDefault("comment", ""));
        return told(Map.of("id", FIRST_COMMENT, "text", form.getOrDefault("comment", "")));
    }

    /** As Weibo pushes it. */
    public Map<String, Object> message(String type, String from, String text, Map<String, ?> data) {
        return Map.of(
                "type",
                type,
                "receiver_id",
                Long.parseLong(uid),
                "sender_id",
                Long.parseLong(from),
                "created_at",
                TIME.format(Instant.ofEpochSecond(seconds())),
                "text",
                text,
                "data",
                data);
    }

    public Call brings(Object message) {
        return brings(json.writeValueAsBytes(message), query(secret, seconds()));
    }

    public Call brings(byte[] body, String query) {
        return new Call("POST", query, Map.of("Content-Type", "application/json"), body);
    }

    /** A signature of its own. */
    public String query(String with, long seconds) {
        var time = String.valueOf(seconds);
        var nonce = id().substring(0, 8);
        return "?signature=%s&timestamp=%s&nonce=%s".formatted(SortedHash.of(with, time, nonce), time, nonce);
    }

    /** From now on whatever is said is answered with that number; 0 takes it. */
    public void refuses(int code) {
        refusing.set(code);
    }

    /** What it took, as it was told. */
    public List<Map<String, String>> said() {
        return List.copyOf(said);
    }

    private Told token(Asked asked) {
        return List.of(token, commentsToken).contains(form(asked).getOrDefault("access_token", ""))
                ? told(Map.of("uid", Long.parseLong(uid), "appkey", "played", "expire_in", 3_600))
                : error(BAD_TOKEN, "invalid_access_token");
    }

    private Told said(Asked asked) {
        var form = form(asked);
        if (!token.equals(form.get("access_token"))) return error(BAD_TOKEN, "invalid_access_token");
        if (refusing.get() != 0) return error(refusing.get(), "told");
        said.add(form);
        var to = form.getOrDefault("receiver_id", "");
        answered(to, json.readTree(form.getOrDefault("data", "{}")).path("text").asString(""));
        return told(Map.of("result", true, "sender_id", uid, "receiver_id", to));
    }

    private static Map<String, String> form(Asked asked) {
        return new HashMap<>(pairs(text(asked.body())));
    }

    private Told error(int code, String message) {
        return told(Map.of("error_code", code, "error", message, "request", "/played"));
    }
}
