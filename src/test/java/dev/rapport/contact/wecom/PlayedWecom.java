package dev.rapport.contact.wecom;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plays the platform on this machine: tokens, messages by a cursor, files, and what is sent. */
final class PlayedWecom implements AutoCloseable {

    static final String DESK = "wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q";

    final List<JsonNode> sent = new CopyOnWriteArrayList<>();
    final AtomicInteger tokens = new AtomicInteger();
    final AtomicInteger refusing = new AtomicInteger();
    final AtomicInteger staleTokens = new AtomicInteger();

    /** How many are given at once, so that there are several pages. */
    final AtomicInteger page = new AtomicInteger(2);

    private final JsonMapper json = new JsonMapper();
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    PlayedWecom() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/cgi-bin/gettoken", this::token);
        server.createContext("/cgi-bin/kf/sync_msg", this::messages);
        server.createContext("/cgi-bin/kf/send_msg", this::sent);
        server.createContext("/cgi-bin/media/get", this::media);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    void writes(String id, String from, long seconds, String kind, Map<String, ?> what) {
        messages.add(json.writeValueAsString(Map.of(
                "msgid",
                id,
                "open_kfid",
                DESK,
                "external_userid",
                from,
                "send_time",
                seconds,
                "origin",
                3,
                "msgtype",
                kind,
                kind,
                what)));
    }

    void happens(String event) {
        messages.add(json.writeValueAsString(Map.of(
                "msgid",
                event + messages.size(),
                "open_kfid",
                DESK,
                "send_time",
                1,
                "origin",
                4,
                "msgtype",
                "event",
                "event",
                Map.of("event_type", event))));
    }

    private void token(HttpExchange exchange) throws IOException {
        var query = String.valueOf(exchange.getRequestURI().getQuery());
        answer(
                exchange,
                query.contains("corpsecret=right")
                        ? "{\"errcode\":0,\"errmsg\":\"ok\",\"access_token\":\"t%d\",\"expires_in\":7200}"
                                .formatted(tokens.incrementAndGet())
                        : "{\"errcode\":40001,\"errmsg\":\"invalid credential\"}");
    }

    private boolean isStale(HttpExchange exchange) throws IOException {
        var token = String.valueOf(exchange.getRequestURI().getQuery()).replaceAll(".*access_token=t(\\d+).*", "$1");
        if (Integer.parseInt(token) > staleTokens.get()) return false;
        answer(exchange, "{\"errcode\":42001,\"errmsg\":\"access_token expired\"}");
        return true;
    }

    private void messages(HttpExchange exchange) throws IOException {
        if (isStale(exchange)) return;
        var asked = json.readTree(exchange.getRequestBody().readAllBytes());
        var cursor = asked.path("cursor").asString("");
        var from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        var to = Math.min(messages.size(), from + page.get());
        answer(
                exchange,
                "{\"errcode\":0,\"errmsg\":\"ok\",\"next_cursor\":\"%d\",\"has_more\":%d,\"msg_list\":[%s]}"
                        .formatted(
                                to,
                                to < messages.size() ? 1 : 0,
                                messages.subList(from, to).stream().collect(Collectors.joining(","))));
    }

    private void sent(HttpExchange exchange) throws IOException {
        if (isStale(exchange)) return;
        var letter = json.readTree(exchange.getRequestBody().readAllBytes());
        if (refusing.get() == 0) sent.add(letter);
        answer(
                exchange,
                "{\"errcode\":%d,\"errmsg\":\"told\",\"msgid\":\"%s\"}"
                        .formatted(refusing.get(), letter.path("msgid").asString("")));
    }

    private void media(HttpExchange exchange) throws IOException {
        if (String.valueOf(exchange.getRequestURI().getQuery()).contains("media_id=gone")) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            answer(exchange, "{\"errcode\":40007,\"errmsg\":\"invalid media_id\"}");
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "image/jpeg");
        answer(exchange, "a picture");
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
