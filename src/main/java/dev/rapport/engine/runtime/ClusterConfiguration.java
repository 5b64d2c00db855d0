package dev.rapport.engine.runtime;

import dev.rapport.engine.BrokerAddresses;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Uses a cluster that others run. Its management port is asked for its health only. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("${rapport.engine.enabled:true} and '${rapport.camunda.grpc-address:}' != ''")
class ClusterConfiguration {

    @Bean
    BrokerAddresses brokerAddresses(
            @Value("${rapport.camunda.grpc-address}") URI grpc,
            @Value("${rapport.camunda.rest-address}") URI rest,
            @Value("${rapport.camunda.management-address:}") @Nullable URI management) {
        var health = management != null ? management : URI.create("http://" + grpc.getHost() + ":9600");
        return new BrokerAddresses(grpc, rest, health);
    }
}
