package dev.rapport.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a part of a benchmark in a process of its own, started as this one was, so that nothing is warm from before. */
final class OwnProcess {

    private final Folders folders;
    private final List<String> arguments;

    OwnProcess(Folders folders, List<String> arguments) {
        this.folders = folders;
        this.arguments = arguments;
    }

    /** The flags that this process was started with. */
    static List<String> javaWithItsFlags() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        return command;
    }

    Rates run(String part) throws IOException, InterruptedException {
        var command = new ArrayList<>(javaWithItsFlags());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Bench.class.getName()));
        command.addAll(arguments);
        command.addAll(List.of("--part", part));
        System.out.flush();
        var process = new ProcessBuilder(command).inheritIO().start();
        var stop = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(stop);
        var code = process.waitFor();
        Runtime.getRuntime().removeShutdownHook(stop);
        if (code != 0) throw new IOException("the part " + part + " of the benchmark ended with " + code);
        return Rates.read(folders.rates(part));
    }
}
