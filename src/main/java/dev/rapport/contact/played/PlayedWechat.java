package dev.rapport.contact.played;

import dev.rapport.contact.sealed.CallbackSeal;
import dev.rapport.contact.sealed.SortedHash;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Plays an official account of WeChat in safe mode: signed and sealed pushes, tokens, and what is said. */
public final class PlayedWechat extends PlayedPlatform {

    private static final int LASTS = 7_200;

    private final String app = "wx" + id().substring(0, 16);
    private final String secret = id();
    private final String token = id().substring(0, 16);
    private final String key = (id() + id()).substring(0, 43);
    private final String ours = "gh_" + id().substring(0, 12);
    private final List<JsonNode> said = new CopyOnWriteArrayList<>();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final AtomicInteger given = new AtomicInteger();
    private final AtomicInteger refusing = new AtomicInteger();

    public PlayedWechat(int port, Clock clock) throws IOException {
        super(port, clock);
        start(Map.of("/cgi-bin/stable_token", this::token, "/cgi-bin/message/custom/send", this::said));
    }

    @Override
    public String name() {
        return "wechat";
    }

    @Override
    public String title() {
        return "WeChat";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("app-id", app, "secret", secret, "token", token, "key", key);
    }

    public CallbackSeal seal(String receiver) {
        return CallbackSeal.of(token, key, receiver).orElseThrow();
    }

    @Override
    public Map.Entry<Call, String> asks() {
        var word = id();
        return Map.entry(asks(token, word), word);
    }

    public Call asks(String with, String word) {
        var time = String.valueOf(seconds());
        var query =
                "?signature=%s&timestamp=%s&nonce=n&echostr=%s".formatted(SortedHash.of(with, time, "n"), time, word);
        return new Call("GET", query, Map.of(), new byte[0]);
    }

    @Override
    public String somebody() {
        return "o" + id().substring(0, 27);
    }

    @Override
    public void writes(String customer, String text) {
        call(brings(message(customer, "text", Map.of("Content", text))));
    }

    @Override
    public void sendsPicture(String customer) {
        call(brings(message(
                customer, "image", Map.of("PicUrl", "http://mmbiz.qpic.cn/mmbiz_jpg/played/0", "MediaId", id()))));
    }

    /** As WeChat writes it. */
    public String message(String from, String type, Map<String, String> what) {
        var all = new LinkedHashMap<String, String>(what);
        all.put("MsgId", String.valueOf(Long.parseLong(id().substring(0, 15), 16)));
        return xml(from, type, all);
    }

    /** Something that somebody did. */
    public String event(String from, String event, String about) {
        return xml(from, "event", Map.of("Event", event, "EventKey", about));
    }

    private String xml(String from, String type, Map<String, String> what) {
        var elements = what.entrySet().stream()
                .map(one -> "<%s><![CDATA[%s]]></%s>".formatted(one.getKey(), one.getValue(), one.getKey()))
                .collect(Collectors.joining());
        return """
                <xml><ToUserName><![CDATA[%s]]></ToUserName><FromUserName><![CDATA[%s]]></FromUserName>\
                <CreateTime>%d</CreateTime><MsgType><![CDATA[%s]]></MsgType>%s</xml>""".formatted(ours, from, seconds(), type, elements);
    }

    public Call brings(String xml) {
        return brings(xml, app, seconds());
    }

    /** @param receiver the app that it is sealed for */
    public Call brings(String xml, String receiver, long seconds) {
        var seal = seal(receiver);
        var sealed = seal.seal(bytes(id().substring(0, 16)), bytes(xml));
        var time = String.valueOf(seconds);
        var query = "?signature=%s&timestamp=%s&nonce=n&encrypt_type=aes&msg_signature=%s"
                .formatted(SortedHash.of(token, time, "n"), time, seal.signature(time, "n", sealed));
        var body = "<xml><ToUserName><![CDATA[%s]]></ToUserName><Encrypt><![CDATA[%s]]></Encrypt></xml>"
                .formatted(ours, sealed);
        return new Call("POST", query, Map.of("Content-Type", "text/xml"), bytes(body));
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
        var told = read(asked);
        if (!app.equals(told.path("appid").asString(""))
                || !secret.equals(told.path("secret").asString(""))) return error(40125, "invalid appsecret");
        var next = id();
        tokens.add(next);
        given.incrementAndGet();
        return told(Map.of("access_token", next, "expires_in", LASTS));
    }

    private Told said(Asked asked) {
        if (!tokens.contains(asked.query().getOrDefault("access_token", "")))
            return error(42001, "access_token expired");
        if (refusing.get() != 0) return error(refusing.get(), "told");
        var letter = read(asked);
        said.add(letter);
        answered(
                letter.path("touser").asString(""),
                letter.path("text").path("content").asString(""));
        return error(0, "ok");
    }

    private Told error(int code, String message) {
        return told(Map.of("errcode", code, "errmsg", message));
    }
}
