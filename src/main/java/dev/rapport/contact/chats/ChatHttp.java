package dev.rapport.contact.chats;

import dev.rapport.platform.OutsideHosts;
import dev.rapport.platform.OutsideHttp;
import dev.rapport.platform.OutsideNames;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks platforms that answer in JSON, for some seconds only. What is asked stands in no log: there are tokens in it. */
@Component
public class ChatHttp {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(30);
    private static final int LONGEST_ANSWER = 1024 * 1024;
    private static final int SERVER_ERROR = 500;

    private final JsonMapper json;
    private final OutsideHttp http;

    ChatHttp(OutsideHosts outside, JsonMapper json) {
        this.json = json;
        http = new OutsideHttp(new OutsideNames(outside), PATIENCE, LONGEST_CALL);
    }

    /** Whatever the status is, unless the server says that it failed itself; platforms say in the body what was wrong. */
    public JsonNode ask(HttpUriRequestBase request) throws IOException {
        return http.ask(request, this::said);
    }

    /**
     * Says something that must not be said twice.
     *
     * @throws NobodyKnows where it may have been taken; any other exception says that it was not
     */
    public JsonNode say(HttpUriRequestBase request) throws IOException {
        try {
            return ask(request);
        } catch (ConnectException
                | ConnectTimeoutException
                | NoRouteToHostException
                | SSLHandshakeException
                | UnknownHostException neverSent) {
            throw neverSent;
        } catch (IOException e) {
            throw new NobodyKnows(e);
        }
    }

    private JsonNode said(ClassicHttpResponse response) throws IOException {
        if (response.getCode() >= SERVER_ERROR || response.getEntity() == null)
            throw new IOException("HTTP " + response.getCode());
        var bytes = response.getEntity().getContent().readNBytes(LONGEST_ANSWER + 1);
        if (bytes.length > LONGEST_ANSWER) throw new IOException("longer than " + LONGEST_ANSWER + " bytes");
        try {
            var said = json.readTree(bytes);
            if (!said.isObject()) throw new IOException("no answer of the platform, HTTP " + response.getCode());
            return said;
        } catch (JacksonException e) {
            throw new IOException("no JSON, HTTP " + response.getCode(), e);
        }
    }
}
