package dev.rapport.contact.played;

import dev.rapport.contact.played.PlayedPlatform.Answer;
import dev.rapport.contact.played.PlayedPlatform.Call;
import dev.rapport.platform.MachineTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plays a platform on this machine, connects a running Rapport with it, lets a customer write and shows what was answered. Ends with 1
 * where it does not get so far.
 */
public final class SimulateCommand {

    private static final String FIRST = "您好，请问我的订单什么时候到？ Hello, when will my order arrive?";

    private interface Played {

        PlayedPlatform start(int port, Clock clock) throws IOException;
    }

    private static final Map<String, Played> PLATFORMS = new TreeMap<>(Map.of(
            "douyin",
            PlayedDouyin::new,
            "wechat",
            PlayedWechat::new,
            "wecom",
            PlayedWecom::new,
            "weibo",
            PlayedWeibo::new));

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream complaints;
    private final Map<String, String> environment;
    private final Clock clock;

    SimulateCommand(
            InputStream in, PrintStream out, PrintStream complaints, Map<String, String> environment, Clock clock) {
        this.in = in;
        this.out = out;
        this.complaints = complaints;
        this.environment = environment;
        this.clock = clock;
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(
                new SimulateCommand(System.in, out, System.err, System.getenv(), MachineTime.clock()).run(arguments));
    }

    static String platforms() {
        return Stream.concat(PLATFORMS.keySet().stream(), Stream.of(PlayedMail.NAME, PlayedPbx.NAME))
                .sorted()
                .collect(Collectors.joining("|"));
    }

    int run(String... arguments) {
        try {
            var options = SimulateOptions.parse(arguments, environment);
            switch (options.platform()) {
                case PlayedPbx.NAME -> playTelephones(options);
                case PlayedMail.NAME -> playMailbox(options);
                default -> playPlatform(options);
            }
            return 0;
        } catch (IllegalArgumentException | IOException e) {
            complaints.println("rapport: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /** What is played with an account that is connected, and whether somebody said that it is enough. */
    private interface Playing {

        boolean with(PlayedAccount account) throws IOException, InterruptedException;
    }

    /** Whatever happens, it is switched off at the end: nobody is to be told that it fails. */
    private void connected(PlayedAccount account, Map<String, String> settings, Playing playing)
            throws IOException, InterruptedException {
        var off = Thread.ofPlatform().unstarted(() -> turnOff(account));
        Runtime.getRuntime().addShutdownHook(off);
        try {
            account.connect(settings);
            out.println("Account \"" + account.name() + "\" is connected: " + account.page());
            if (!playing.with(account)) new CountDownLatch(1).await();
        } finally {
            turnOff(account);
            Runtime.getRuntime().removeShutdownHook(off);
        }
    }

    private void playTelephones(SimulateOptions options) throws IOException, InterruptedException {
        var pbx = new PlayedPbx(clock);
        connected(
                new PlayedAccount(options, PlayedPbx.NAME, SimulatePbx.TITLE),
                pbx.settings(),
                account -> new SimulatePbx(pbx, account, out).play(typed()));
    }

    private void playMailbox(SimulateOptions options) throws IOException, InterruptedException {
        try (var server = new PlayedMail(options.port(), clock)) {
            connected(new PlayedAccount(options, PlayedMail.NAME, SimulateMail.TITLE), server.settings(), account -> {
                account.test();
                out.println("Rapport logged in by IMAP and by SMTP.");
                out.println("Answer what comes at " + account.address("/conversations"));
                return new SimulateMail(server, out).play(typed());
            });
        }
    }

    private void playPlatform(SimulateOptions options) throws IOException, InterruptedException {
        var played = PLATFORMS.get(options.platform());
        if (played == null)
            throw new IllegalArgumentException("nobody plays " + options.platform() + "; there are " + platforms());
        try (var platform = played.start(options.port(), clock)) {
            out.println(platform.title() + " is played at http://localhost:" + platform.port());
            var settings = new HashMap<>(platform.settings());
            settings.put("server", "localhost");
            settings.put("port", String.valueOf(platform.port()));
            connected(new PlayedAccount(options, platform.name(), platform.title()), settings, account -> {
                account.test();
                return play(platform, account);
            });
        }
    }

    private BufferedReader typed() {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    private boolean play(PlayedPlatform platform, PlayedAccount account) throws IOException, InterruptedException {
        platform.onCall(call -> call(account, call));
        platform.onAnswer(this::tell);
        ask(platform, account);
        out.println("Answer what comes at " + account.address("/conversations")
                + ". What you type here, the customer writes.");
        out.println("/new: another customer   /picture: sends one   "
                + (platform.tellsWhatIsLost() ? "/lost: the next answer does not arrive   " : "")
                + (platform.deeds().isEmpty() ? "" : deeds(platform))
                + "/quit or Ctrl-C: the account is switched off again");
        return converse(platform);
    }

    /** As it does before it calls at all. */
    private void ask(PlayedPlatform platform, PlayedAccount account) throws IOException, InterruptedException {
        var asked = platform.asks();
        var said = account.call(asked.getKey());
        if (said.statusCode() != 200 || !said.body().equals(asked.getValue()))
            throw new IOException("Rapport did not answer as the platform wants it: status " + said.statusCode());
        out.println("The platform asked whether Rapport reads what it signs: it does.");
    }

    private boolean converse(PlayedPlatform platform) throws IOException {
        var customer = platform.somebody();
        writes(platform, customer, FIRST);
        var lines = typed();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            switch (line.strip()) {
                case "" -> {
                    // nobody writes nothing
                }
                case "/quit" -> {
                    return true;
                }
                case "/new" -> {
                    customer = platform.somebody();
                    writes(platform, customer, FIRST);
                }
                case "/picture" -> platform.sendsPicture(customer);
                case "/lost" -> {
                    platform.losesNext();
                    if (platform.tellsWhatIsLost()) out.println("The next answer will not arrive.");
                }
                default -> {
                    var deed = platform.deeds().get(line.strip());
                    if (deed == null) writes(platform, customer, line.strip());
                    else deed.accept(customer);
                }
            }
        }
        return false;
    }

    private static String deeds(PlayedPlatform platform) {
        return platform.deeds().keySet().stream().sorted().collect(Collectors.joining(" or "))
                + ": %s   ".formatted(platform.whatDeedsAre());
    }

    private void writes(PlayedPlatform platform, String customer, String text) {
        out.println("A customer (" + customer + ") writes: " + text);
        platform.writes(customer, text);
    }

    private void tell(Answer answer) {
        out.println("Answered to " + answer.to() + ": " + answer.text());
    }

    private void call(PlayedAccount account, Call call) {
        try {
            var said = account.call(call);
            if (said.statusCode() >= 300)
                complaints.println("rapport: Rapport did not take it: status " + said.statusCode());
        } catch (IOException e) {
            complaints.println("rapport: Rapport did not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void turnOff(PlayedAccount account) {
        try {
            if (account.turnOff()) out.println("The account is switched off.");
        } catch (IOException e) {
            complaints.println("rapport: the account could not be switched off: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
