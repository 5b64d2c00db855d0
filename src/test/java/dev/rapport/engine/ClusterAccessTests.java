package dev.rapport.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.engine.runtime.CannotStart;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Listens to what the configured client says to a cluster and to an authorization server. */
class ClusterAccessTests {

    private static final String PASSWORD = "changeit";

    @Test
    void showsATokenOfTheAuthorizationServerOnBothWays() throws Exception {
        try (var cluster = new ListeningCluster(null)) {
            configured(
                            cluster,
                            "auth.method=oidc",
                            "auth.token-url=" + cluster.tokenUrl(),
                            "auth.client-id=rapport",
                            "auth.client-secret=secret",
                            "auth.audience=zeebe-api")
                    .run(context -> speak(context.getBean(CamundaClient.class)));
            assertThat(cluster.tokenRequest())
                    .contains("grant_type=client_credentials", "client_id=rapport", "audience=zeebe-api");
            assertThat(cluster.grpcAuthorization()).isEqualTo("Bearer the-token");
            assertThat(cluster.restAuthorization()).isEqualTo("Bearer the-token");
        }
    }

    @Test
    void showsNameAndPassword() throws Exception {
        try (var cluster = new ListeningCluster(null)) {
            configured(cluster, "auth.method=basic", "auth.username=rapport", "auth.password=secret")
                    .run(context -> speak(context.getBean(CamundaClient.class)));
            assertThat(cluster.grpcAuthorization()).isEqualTo("Basic cmFwcG9ydDpzZWNyZXQ=");
            assertThat(cluster.restAuthorization()).isEqualTo("Basic cmFwcG9ydDpzZWNyZXQ=");
        }
    }

    @Test
    void showsNothingWhenNothingIsConfigured() throws Exception {
        try (var cluster = new ListeningCluster(null)) {
            configured(cluster).run(context -> speak(context.getBean(CamundaClient.class)));
            assertThat(cluster.grpcAuthorization()).isEqualTo("none");
            assertThat(cluster.restAuthorization()).isEqualTo("none");
        }
    }

    @Test
    void doesNotAskCamundasOwnServerWhenTheAddressIsForgotten() throws Exception {
        try (var cluster = new ListeningCluster(null)) {
            configured(cluster, "auth.method=oidc", "auth.client-id=rapport", "auth.client-secret=secret")
                    .run(context -> assertThat(context).getFailure().rootCause().isInstanceOf(CannotStart.class));
        }
    }

    @Test
    void speaksOnlyToAClusterWhoseCertificateItTrusts(@TempDir Path folder) throws Exception {
        var keys = selfSigned(folder);
        try (var cluster = new ListeningCluster(keys)) {
            configured(cluster).run(context -> speak(context.getBean(CamundaClient.class)));
            assertThat(cluster.heardNothing()).isTrue();
            configured(cluster, "ca-certificate=" + folder.resolve("certificate.pem"))
                    .run(context -> speak(context.getBean(CamundaClient.class)));
            assertThat(cluster.grpcAuthorization()).isEqualTo("none");
            assertThat(cluster.restAuthorization()).isEqualTo("none");
        }
    }

    private static ApplicationContextRunner configured(ListeningCluster cluster, String... settings) {
        return new ApplicationContextRunner()
                .withUserConfiguration(EngineConfiguration.class)
                .withBean(BrokerAddresses.class, cluster::addresses)
                .withPropertyValues(Arrays.stream(settings)
                        .map(setting -> "rapport.camunda." + setting)
                        .toArray(String[]::new));
    }

    /** One command on each way; the cluster refuses both. */
    private static void speak(CamundaClient client) {
        assertThatThrownBy(() -> client.newCompleteCommand(1).send().join()).isInstanceOf(ClientException.class);
        assertThatThrownBy(() -> client.newUnassignUserTaskCommand(1).send().join())
                .isInstanceOf(ClientException.class);
    }

    /** Leaves the certificate in the folder. */
    private static KeyManagerFactory selfSigned(Path folder)
            throws IOException, InterruptedException, GeneralSecurityException {
        var store = folder.resolve("keys.p12");
        var made = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "cluster",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=cluster",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD))
                .start();
        assertThat(made.waitFor()).isZero();
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        var pem = Base64.getMimeEncoder()
                .encodeToString(keys.getCertificate("cluster").getEncoded());
        Files.writeString(
                folder.resolve("certificate.pem"),
                "-----BEGIN CERTIFICATE-----\n" + pem + "\n-----END CERTIFICATE-----\n");
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        return factory;
    }
}
