package dev.rapport.engine.runtime;

import dev.rapport.engine.BrokerAddresses;
import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts a broker unless the addresses of one are configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("${rapport.engine.enabled:true} and '${rapport.camunda.grpc-address:}' == ''")
class BrokerConfiguration {

    @Bean(initMethod = "start")
    BrokerServer brokerServer(
            DataFolder data,
            JdbcConnectionDetails database,
            @Value("${rapport.home:.rapport}") Path home,
            @Value("${rapport.broker.name:camunda-zeebe-8.6.0}") String name,
            @Value("${rapport.broker.max-heap:512m}") String maxHeap,
            @Value("${rapport.broker.java-options:}") List<String> javaOptions) {
        var settings = new BrokerSettings(home.toAbsolutePath().resolve(name), maxHeap, false, javaOptions);
        var export = new RecordExport(
                database.getJdbcUrl(), String.valueOf(database.getUsername()), String.valueOf(database.getPassword()));
        return new BrokerServer(data, settings, export);
    }

    @Bean
    Supervisor brokerSupervisor(BrokerServer server, StartReport report) {
        report.say("  The process engine is starting.");
        return new Supervisor("broker", server);
    }

    @Bean
    BrokerAddresses brokerAddresses(BrokerServer server) {
        return server.addresses();
    }
}
