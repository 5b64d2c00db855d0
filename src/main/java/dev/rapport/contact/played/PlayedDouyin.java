package dev.rapport.contact.played;

import dev.rapport.contact.sealed.SortedHash;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Plays private messages and comments of Douyin: signed pushes, tokens, and what is said. */
public final class PlayedDouyin extends PlayedPlatform {

    private static final int LASTS = 1_296_000;
    private static final int BAD_TOKEN = 2190008;
    private static final int BAD_REFRESH = 10010;

    /** The one that our account published. */
    public static final String VIDEO = "@9VwWjvGUTp9kKW";

    private final String client = "aw" + id().substring(0, 14);
    private final String secret = id();
    private final String ours = somebody();
    private final String refresh = "rft." + id();
    private final List<JsonNode> said = new CopyOnWriteArrayList<>();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final AtomicInteger given = new AtomicInteger();
    private final AtomicInteger refusing = new AtomicInteger();

    public PlayedDouyin(int port, Clock clock) throws IOException {
        super(port, clock);
        start(Map.of(
                "/oauth/refresh_token/",
                this::token,
                "/im/send/msg/",
                this::said,
                "/item/comment/reply/",
                this::answeredBelow));
    }

    @Override
    public String name() {
        return "douyin";
    }

    @Override
    public String title() {
        return "Douyin";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("client-key", client, "secret", secret, "open-id", ours, "refresh-token", refresh);
    }

    @Override
    public Map.Entry<Call, String> asks() {
        return Map.entry(
                brings(Map.of("event", "verify_webhook", "client_key", "", "content", Map.of("challenge", 12345))),
                "{\"challenge\":12345}");
    }

    @Override
    public String somebody() {
        return "_000" + id();
    }

    @Override
    public void writes(String customer, String text) {
        call(brings(message(customer, "@" + id(), "text", Map.of("text", text))));
    }

    @Override
    public void sendsPicture(String customer) {
        call(brings(message(customer, "@" + id(), "image", Map.of("resource_type", "image"))));
    }

    @Override
    public Map<String, Consumer<String>> deeds() {
        return Map.of("/comment", customer -> call(brings(comment(customer, "@" + id(), "这个多少钱？质量太差了！"))));
    }

    @Override
    public String whatDeedsAre() {
        return "says something below our video, see Monitoring";
    }

    /** What somebody says below our video. */
    public Map<String, Object> comment(String from, String id, String text) {
        return event(
                "item_comment_reply",
                from,
                Map.of(
                        "comment_id",
                        id,
                        "comment_user_id",
                        from,
                        "content",
                        text,
                        "create_time",
                        seconds(),
                        "digg_count",
                        0,
                        "reply_comment_total",
                        0,
                        "reply_to_comment_id",
                        "",
                        "reply_to_item_id",
                        VIDEO,
                        "nick_name",
                        "小红"));
    }

    /** As Douyin pushes it. */
    public Map<String, Object> message(String from, String id, String type, Map<String, ?> what) {
        var content = new HashMap<String, Object>(what);
        content.put("create_time", seconds() * 1_000);
        content.put("conversation_short_id", "@" + from);
        content.put("conversation_type", 1);
        content.put("server_message_id", id);
        content.put("message_type", type);
        content.put("user_infos", List.of(Map.of("open_id", from, "nick_name", "小红", "avatar", "")));
        return Map.of(
                "event", "im_receive_msg",
                "client_key", client,
                "from_user_id", from,
                "to_user_id", ours,
                "content", content);
    }

    /** Something that somebody did; what is told of it is written as a text, as Douyin does. */
    public Map<String, Object> event(String event, String from, Map<String, ?> what) {
        return Map.of(
                "event", event,
                "client_key", client,
                "from_user_id", from,
                "to_user_id", ours,
                "content", json.writeValueAsString(what),
                "log_id", id());
    }

    public Call brings(Object message) {
        return brings(json.writeValueAsBytes(message), secret);
    }

    public Call brings(byte[] body, String with) {
        return new Call(
                "POST",
                "",
                Map.of(
                        "Content-Type", "application/json",
                        "Msg-Id", id(),
                        "X-Douyin-Signature", SortedHash.hex(bytes(with), body)),
                body);
    }

    /** From now on whatever is said is answered with that number; 0 takes it. */
    public void refuses(int code) {
        refusing.set(code);
    }

    /** Tokens that were given hold no more. */
    public void forgetsTokens() {
        tokens.clear();
    }

    public int tokensGiven() {
        return given.get();
    }

    /** What it took, as it was told. */
    public List<JsonNode> said() {
        return List.copyOf(said);
    }

    private Told token(Asked asked) {
        var form = pairs(text(asked.body()));
        if (!refresh.equals(form.get("refresh_token")) || !client.equals(form.get("client_key")))
            return told(Map.of("data", Map.of("error_code", BAD_REFRESH, "description", "refresh_token过期")));
        var next = "act." + id();
        tokens.add(next);
        given.incrementAndGet();
        return told(Map.of(
                "data",
                Map.of("access_token", next, "expires_in", LASTS, "open_id", ours, "error_code", 0, "description", ""),
                "message",
                "success"));
    }

    private Told answeredBelow(Asked asked) {
        return taken(
                asked,
                "comment_id",
                answer -> answered(
                        "whoever wrote " + answer.path("comment_id").asString(""),
                        answer.path("content").asString("")));
    }

    private Told said(Asked asked) {
        return taken(
                asked,
                "msg_id",
                letter -> answered(
                        letter.path("to_user_id").asString(""),
                        letter.path("content").path("text").path("text").asString("")));
    }

    private Told taken(Asked asked, String named, Consumer<JsonNode> told) {
        if (!tokens.contains(asked.headers().getOrDefault("access-token", "")))
            return told(Map.of("err_no", BAD_TOKEN, "err_msg", "access_token过期"));
        if (refusing.get() != 0) return told(Map.of("err_no", refusing.get(), "err_msg", "told"));
        var what = read(asked);
        said.add(what);
        told.accept(what);
        return told(Map.of("err_no", 0, "err_msg", "", "data", Map.of(named, "@" + id())));
    }
}
