package dev.rapport.engine;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The connection to the broker. It may come up later than the application, and go away in between. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClusterAccess.class)
@WithEngine
class EngineConfiguration {

    @Bean(destroyMethod = "close")
    CamundaClient camundaClient(BrokerAddresses addresses, ClusterAccess access) {
        return access.applyTo(CamundaClient.newClientBuilder())
                .applyEnvironmentVariableOverrides(false)
                .grpcAddress(addresses.grpc())
                .restAddress(addresses.rest())
                // jobs over REST do not work with an 8.6 broker: the key format changed with 8.8
                .preferRestOverGrpc(false)
                .defaultRequestTimeout(Duration.ofSeconds(10))
                .defaultJobWorkerStreamEnabled(true)
                .jobHandlingExecutor(Executors.newVirtualThreadPerTaskExecutor(), true)
                .build();
    }
}
