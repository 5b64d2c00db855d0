package dev.rapport.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.camunda.zeebe.gateway.protocol.GatewayGrpc;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyServerBuilder;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Plays a cluster and its authorization server: refuses every command and remembers who said they were asking. */
final class ListeningCluster implements AutoCloseable {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final BlockingQueue<String> grpcAuthorizations = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> restAuthorizations = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> tokenRequests = new LinkedBlockingQueue<>();
    private final String scheme;
    private final HttpServer tokens = HttpServer.create(ANY_PORT, 0);
    private final HttpServer rest;
    private final Server grpc;

    /** @param keys absent for a cluster without TLS */
    ListeningCluster(@Nullable KeyManagerFactory keys) throws IOException, GeneralSecurityException {
        scheme = keys == null ? "http" : "https";
        tokens.createContext("/token", this::giveToken);
        tokens.start();
        rest = keys == null ? HttpServer.create(ANY_PORT, 0) : https(keys);
        rest.createContext("/", this::refuse);
        rest.start();
        var gateway = NettyServerBuilder.forAddress(ANY_PORT)
                .addService(new GatewayGrpc.GatewayImplBase() {})
                .intercept(new Listener());
        if (keys != null)
            gateway.sslContext(
                    GrpcSslContexts.configure(SslContextBuilder.forServer(keys)).build());
        grpc = gateway.build().start();
    }

    private static HttpServer https(KeyManagerFactory keys) throws IOException, GeneralSecurityException {
        var tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        var server = HttpsServer.create(ANY_PORT, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return server;
    }

    BrokerAddresses addresses() {
        return new BrokerAddresses(
                address(scheme, grpc.getPort()),
                address(scheme, rest.getAddress().getPort()),
                address("http", 1));
    }

    URI tokenUrl() {
        return address("http", tokens.getAddress().getPort()).resolve("/token");
    }

    private static URI address(String scheme, int port) {
        return URI.create("%s://127.0.0.1:%d".formatted(scheme, port));
    }

    String grpcAuthorization() throws InterruptedException {
        return heard(grpcAuthorizations);
    }

    String restAuthorization() throws InterruptedException {
        return heard(restAuthorizations);
    }

    String tokenRequest() throws InterruptedException {
        return heard(tokenRequests);
    }

    boolean heardNothing() {
        return grpcAuthorizations.isEmpty() && restAuthorizations.isEmpty();
    }

    private static String heard(BlockingQueue<String> words) throws InterruptedException {
        return Objects.requireNonNull(words.poll(20, TimeUnit.SECONDS), "nothing was heard");
    }

    private void giveToken(HttpExchange exchange) throws IOException {
        tokenRequests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var token = "{\"access_token\": \"the-token\", \"token_type\": \"Bearer\", \"expires_in\": 3600}"
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, token.length);
        exchange.getResponseBody().write(token);
        exchange.close();
    }

    private void refuse(HttpExchange exchange) throws IOException {
        restAuthorizations.add(orNone(exchange.getRequestHeaders().getFirst("Authorization")));
        exchange.sendResponseHeaders(404, -1);
        exchange.close();
    }

    private static String orNone(@Nullable String authorization) {
        return Objects.requireNonNullElse(authorization, "none");
    }

    @Override
    public void close() {
        tokens.stop(0);
        rest.stop(0);
        grpc.shutdownNow();
    }

    private final class Listener implements ServerInterceptor {

        private static final Metadata.Key<String> AUTHORIZATION =
                Metadata.Key.of("Authorization", Metadata.ASCII_STRING_MARSHALLER);

        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            grpcAuthorizations.add(orNone(headers.get(AUTHORIZATION)));
            return next.startCall(call, headers);
        }
    }
}
