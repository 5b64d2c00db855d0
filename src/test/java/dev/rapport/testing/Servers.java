package dev.rapport.testing;

import dev.rapport.engine.BrokerAddresses;
import java.util.Map;

/** A PostgreSQL and a broker for tests, each started when it is first asked for and stopped with the JVM. */
interface Servers {

    /** The properties with which an application uses the database of this name, which is made if it is new. */
    Map<String, String> database(String name);

    /** A broker that answers, and that writes its records to the database {@value TestEnvironment#ENGINE_DATABASE}. */
    BrokerAddresses broker();
}
