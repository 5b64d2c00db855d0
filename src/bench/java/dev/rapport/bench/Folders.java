package dev.rapport.bench;

import dev.rapport.engine.runtime.BrokerSettings;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a benchmark finds and puts files.
 *
 * @param home the build's downloads, with the broker's distribution
 * @param jar the packaged application, unpacked
 * @param dataFiles the files to import
 * @param work data folders of what the benchmark starts; emptied by the launcher
 * @param brokerOptions of the Java that runs the broker
 */
record Folders(Path home, Path jar, Path dataFiles, Path work, List<String> brokerOptions) {

    private static final String BROKER = "camunda-zeebe-8.6.0";

    BrokerSettings broker() {
        return new BrokerSettings(home.resolve(BROKER), "512m", false, brokerOptions);
    }

    /** Settings of the product, so that it starts the broker in the same way. */
    List<String> settings(Path data) {
        return List.of(
                "--rapport.data=" + data,
                "--rapport.home=" + home,
                "--rapport.broker.java-options=" + String.join(",", brokerOptions));
    }

    /** Where a part of a benchmark in a process of its own leaves its rates. */
    Path rates(String part) {
        return work.resolve(part + ".rates");
    }
}
