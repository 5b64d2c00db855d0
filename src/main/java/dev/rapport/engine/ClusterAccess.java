package dev.rapport.engine;

import dev.rapport.engine.runtime.CannotStart;
import io.camunda.client.CamundaClientBuilder;
import io.camunda.client.CredentialsProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the application and a cluster that others run convince each other of who they are.
 *
 * @param caCertificate who signed the cluster's certificate, in a PEM file; absent when Java trusts them anyway
 */
@ConfigurationProperties("rapport.camunda")
record ClusterAccess(
        @Nullable Path caCertificate, @DefaultValue Auth auth) {

    /**
     * @param tokenUrl where the authorization server gives tokens to clients
     * @param audience whom the tokens are for
     */
    record Auth(
            @DefaultValue("NONE") Method method,
            @Nullable String username,
            @Nullable String password,
            @Nullable String clientId,
            @Nullable String clientSecret,
            @Nullable URI tokenUrl,
            @Nullable String audience,
            @Nullable String scope) {}

    enum Method {
        NONE,
        BASIC,
        OIDC
    }

    CamundaClientBuilder applyTo(CamundaClientBuilder client) {
        if (caCertificate != null) client.caCertificatePath(caCertificate.toString());
        return switch (auth.method()) {
            case NONE -> client;
            case BASIC -> client.credentialsProvider(basic());
            case OIDC -> client.credentialsProvider(oidc());
        };
    }

    private CredentialsProvider basic() {
        return CredentialsProvider.newBasicAuthCredentialsProviderBuilder()
                .applyEnvironmentOverrides(false)
                .username(required(auth.username(), "username"))
                .password(required(auth.password(), "password"))
                .build();
    }

    private CredentialsProvider oidc() {
        return CredentialsProvider.newCredentialsProviderBuilder()
                .applyEnvironmentOverrides(false)
                .authorizationServerUrl(required(auth.tokenUrl(), "token-url").toString())
                .clientId(required(auth.clientId(), "client-id"))
                .clientSecret(required(auth.clientSecret(), "client-secret"))
                .audience(required(auth.audience(), "audience"))
                .scope(auth.scope())
                .credentialsCachePath(newCache().toString())
                .build();
    }

    private static <T> T required(@Nullable T value, String name) {
        if (value == null || value.toString().isBlank())
            throw new CannotStart(
                    "The way to log in to the Camunda cluster is incomplete.",
                    "Set rapport.camunda.auth." + name + ".");
        return value;
    }

    /** The client keeps its tokens in a file; this one nobody else can read, and it is not there before or after. */
    private static Path newCache() {
        try {
            var folder = Files.createTempDirectory("rapport-tokens");
            var cache = folder.resolve("tokens");
            folder.toFile().deleteOnExit();
            cache.toFile().deleteOnExit();
            return cache;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
