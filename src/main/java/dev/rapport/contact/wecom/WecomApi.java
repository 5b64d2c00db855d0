package dev.rapport.contact.wecom;

import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.contact.accounts.PlayedServers;
import dev.rapport.contact.chats.AccountTokens;
import dev.rapport.platform.OutsideHosts;
import dev.rapport.platform.OutsideHttp;
import dev.rapport.platform.OutsideNames;
import dev.rapport.platform.Refused;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the platform, over a channel that follows nobody and for some seconds only. Tokens stand in no log. */
@Component
class WecomApi {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(30);

    /** Of what is worth nothing later. */
    private static final Duration HURRY = Duration.ofSeconds(4);

    private static final int LONGEST_ANSWER = 8 * 1024 * 1024;
    private static final int LONGEST_FILE = 20 * 1024 * 1024;
    private static final int LONGEST_PICTURE = 1024 * 1024;
    private static final String HOST = "qyapi.weixin.qq.com";

    /** Of a token that holds no more: no such secret, no such token, too old, taken back. */
    private static final Set<Integer> STALE = Set.of(40001, 40014, 42001, 42009);

    /** What the platform says of itself and of our pace: nothing is wrong with what was asked. */
    private static final Set<Integer> NOT_NOW = Set.of(-1, 45009, 45011, 45033);

    /** What came back, be it what was asked for or a number that says why not. */
    record Answer(int code, String message, JsonNode body) {

        boolean isWell() {
            return code == 0;
        }

        boolean isNotNow() {
            return NOT_NOW.contains(code);
        }
    }

    /** A file, or why there is none. */
    record Media(byte[] bytes, String type, int code) {}

    private final PlayedServers played;
    private final AccountTokens tokens;
    private final JsonMapper json;
    private final Clock clock;
    private final OutsideHttp http;
    private final OutsideHttp hurried;

    WecomApi(OutsideHosts outside, PlayedServers played, AccountTokens tokens, JsonMapper json, Clock clock) {
        this.played = played;
        this.tokens = tokens;
        this.json = json;
        this.clock = clock;
        http = new OutsideHttp(new OutsideNames(outside), PATIENCE, LONGEST_CALL);
        hurried = new OutsideHttp(new OutsideNames(outside), HURRY, HURRY);
    }

    /** Refused in words where the platform gives no token for it. */
    void test(AccountSettings settings) {
        try {
            fresh(settings);
        } catch (IOException e) {
            throw Refused.unavailable("account.wecom.not-reached", String.valueOf(e.getMessage()));
        }
    }

    private interface Asking {

        HttpUriRequestBase with(String token);
    }

    Answer post(AccountSettings settings, String path, Map<String, ?> what) throws IOException {
        return ask(http, settings, posting(settings, path, what));
    }

    /** The same for some seconds only. */
    Answer postInHurry(AccountSettings settings, String path, Map<String, ?> what) throws IOException {
        return ask(hurried, settings, posting(settings, path, what));
    }

    private Asking posting(AccountSettings settings, String path, Map<String, ?> what) {
        var body = json.writeValueAsBytes(what);
        return token -> {
            var post = new HttpPost(address(settings, path, "access_token", token));
            post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
            return post;
        };
    }

    Answer get(AccountSettings settings, String path, String name, String value) throws IOException {
        return ask(http, settings, getting(settings, path, name, value));
    }

    /** The same for some seconds only. */
    Answer getInHurry(AccountSettings settings, String path, String name, String value) throws IOException {
        return ask(hurried, settings, getting(settings, path, name, value));
    }

    private Asking getting(AccountSettings settings, String path, String name, String value) {
        return token -> new HttpGet(address(settings, path, "access_token", token, name, value));
    }

    /** Once more with another token where the first one lapsed. */
    private Answer ask(OutsideHttp by, AccountSettings settings, Asking asking) throws IOException {
        var answer = ask(by, asking.with(token(settings)));
        if (!STALE.contains(answer.code())) return answer;
        tokens.forget(settings.account());
        return ask(by, asking.with(token(settings)));
    }

    /** What a customer sent beside words. */
    Media media(AccountSettings settings, String id) throws IOException {
        var get = new HttpGet(address(settings, "/cgi-bin/media/get", "access_token", token(settings), "media_id", id));
        return http.ask(get, response -> {
            var type = response.getEntity() == null
                    ? ""
                    : String.valueOf(response.getEntity().getContentType());
            var bytes = bytes(response, LONGEST_FILE);
            return type.contains("json")
                    ? new Media(new byte[0], type, answer(bytes).code())
                    : new Media(bytes, type, 0);
        });
    }

    /** A picture that the platform says where to find: by https, or at the server that plays it. */
    Media picture(AccountSettings settings, String url) throws IOException {
        if (!url.startsWith("https://") && !url.startsWith(played.base(settings, HOST) + "/"))
            throw new IOException("no address of a picture");
        try {
            return http.ask(
                    new HttpGet(URI.create(url)), response -> new Media(bytes(response, LONGEST_PICTURE), "", 0));
        } catch (IllegalArgumentException e) {
            throw new IOException("no address of a picture", e);
        }
    }

    private String token(AccountSettings settings) throws IOException {
        return tokens.of(settings.account(), clock.instant(), () -> fresh(settings));
    }

    private AccountTokens.Fresh fresh(AccountSettings settings) throws IOException {
        var answer = ask(
                http,
                new HttpGet(address(
                        settings,
                        "/cgi-bin/gettoken",
                        "corpid",
                        settings.text(WecomPlatform.CORP),
                        "corpsecret",
                        settings.text(WecomPlatform.SECRET))));
        var token = answer.body().path("access_token").asString("");
        if (!answer.isWell() || token.isEmpty())
            throw Refused.unavailable("account.wecom.no-token", answer.code() + " " + answer.message());
        return new AccountTokens.Fresh(
                token, Duration.ofSeconds(answer.body().path("expires_in").asLong(0)));
    }

    private Answer ask(OutsideHttp by, HttpUriRequestBase request) throws IOException {
        return by.ask(request, response -> answer(bytes(response, LONGEST_ANSWER)));
    }

    private static byte[] bytes(ClassicHttpResponse response, int longest) throws IOException {
        if (response.getCode() != 200) throw new IOException("HTTP " + response.getCode());
        if (response.getEntity() == null) return new byte[0];
        var bytes = response.getEntity().getContent().readNBytes(longest + 1);
        if (bytes.length > longest) throw new IOException("longer than " + longest + " bytes");
        return bytes;
    }

    private Answer answer(byte[] bytes) throws IOException {
        try {
            var body = json.readTree(bytes);
            if (!body.path("errcode").isNumber()) throw new IOException("no answer of the platform");
            return new Answer(body.path("errcode").asInt(), body.path("errmsg").asString(""), body);
        } catch (JacksonException e) {
            throw new IOException("no JSON", e);
        }
    }

    private URI address(AccountSettings settings, String path, String... query) {
        var words = new StringBuilder();
        for (var place = 0; place < query.length; place += 2)
            words.append(place == 0 ? '?' : '&')
                    .append(query[place])
                    .append('=')
                    .append(URLEncoder.encode(query[place + 1], StandardCharsets.UTF_8));
        return URI.create(played.base(settings, HOST) + path + words);
    }
}
