package dev.rapport.contact.pbx;

import dev.rapport.access.AtTelephone.Status;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.calls.AgentTold;
import dev.rapport.contact.calls.Extensions;
import dev.rapport.contact.calls.PhoneNews;
import dev.rapport.contact.calls.Told;
import dev.rapport.contact.calls.Told.Direction;
import dev.rapport.contact.calls.Told.Event;
import dev.rapport.contact.inbound.InboundReader;
import dev.rapport.contact.inbound.Unreadable;
import dev.rapport.platform.CleanText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what telephone systems tell of calls, as JSON or as a form. */
@Component
public class PbxReader implements InboundReader {

    private static final int LONGEST = 200;
    private static final int LONGEST_ADDRESS = 2_000;
    private static final int MOST_AGENTS = 100;
    private static final Set<String> SUPPRESSED =
            Set.of("", "anonymous", "unknown", "private", "restricted", "unavailable", "withheld", "null", "none");
    private static final Pattern SHORT = Pattern.compile("[0-9*#]{1,5}");
    private static final Pattern WITHIN = Pattern.compile("<([^<>]*)>\\s*$");
    private static final Pattern NAME = Pattern.compile("^\\s*\"[^\"]*\"");

    /** Between several; a semicolon too, unless it is of an address. */
    private static final Pattern BETWEEN = Pattern.compile("[,&|，、]|;(?![^,&]*=)");

    private static final String STATUS = "status";
    private static final Map<String, Event> EVENTS = Map.of(
            "newcall", Event.NEW_CALL,
            "answer", Event.ANSWER,
            "left", Event.LEFT,
            "hangup", Event.HANGUP,
            "recording", Event.RECORDING);

    private final PbxBody bodies;

    PbxReader(PbxBody bodies) {
        this.bodies = bodies;
    }

    @Override
    public String platform() {
        return PbxPlatform.NAME;
    }

    @Override
    public PhoneNews read(ChannelAccount account, byte[] body) {
        var said = bodies.read(body);
        return word(said.text("event")).equals(STATUS) ? agent(said) : call(account, said);
    }

    private static AgentTold agent(PbxBody.Said said) {
        var agents = agents(said.all("user"));
        if (agents.isEmpty()) throw new Unreadable("user: missing");
        var status = Arrays.stream(Status.values())
                .filter(one -> one.word().equals(word(said.text("status"))))
                .findFirst()
                .orElseThrow(() -> new Unreadable("status: one of available, busy, paused, off"));
        return new AgentTold(agents, status, PbxTime.read(said.text("time")));
    }

    private static String word(String written) {
        return written.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private static Told call(ChannelAccount account, PbxBody.Said said) {
        var country = account.settings().getOrDefault(PbxNumbers.COUNTRY, "CN");
        var from = number(said.text("from"), country);
        var to = number(said.text("to"), country);
        var word = said.text("direction").toLowerCase(Locale.ROOT);
        var direction = direction(word, from, to);
        var other = direction == Direction.OUT ? to : direction == Direction.IN ? from : null;
        var isInternal = word.startsWith("internal") || (word.isEmpty() && isShort(from) && isShort(to));
        var isLeftOut = isInternal || (other != null && isIgnored(account, other, country));
        return new Told(
                call(said),
                event(said.text("event")),
                agents(said.all("user")),
                direction,
                isLeftOut ? null : other,
                isLeftOut ? null : direction == Direction.OUT ? from : to,
                line(said.text("queue")),
                line(said.text("cause")),
                recording(said.text("recording")),
                isLeftOut,
                PbxTime.read(said.text("time")));
    }

    private static String call(PbxBody.Said said) {
        var call = CleanText.line(said.text("callId"));
        if (call.isEmpty()) throw new Unreadable("callId: missing");
        if (call.length() > LONGEST) throw new Unreadable("callId: longer than " + LONGEST);
        return call;
    }

    private static Event event(String word) {
        var event = EVENTS.get(word(word));
        if (event == null) throw new Unreadable("event: one of newCall, answer, left, hangup, recording, status");
        return event;
    }

    /** What is not said is told by who is one of us. */
    private static @Nullable Direction direction(String word, @Nullable String from, @Nullable String to) {
        if (word.startsWith("in")) return Direction.IN;
        if (word.startsWith("out")) return Direction.OUT;
        if (isShort(from) && !isShort(to)) return Direction.OUT;
        return from == null && to == null ? null : Direction.IN;
    }

    private static boolean isShort(@Nullable String number) {
        return number != null && SHORT.matcher(number).matches();
    }

    private static boolean isIgnored(ChannelAccount account, String number, String country) {
        return PbxNumbers.ignored(account.settings().getOrDefault(PbxNumbers.IGNORED, ""))
                .anyMatch(one -> PbxNumbers.normal(one, country).equals(number));
    }

    private static List<String> agents(List<String> users) {
        var agents = users.stream()
                .flatMap(BETWEEN::splitAsStream)
                .map(Extensions::normal)
                .filter(agent -> !agent.isEmpty())
                .distinct()
                .toList();
        if (agents.size() > MOST_AGENTS) throw new Unreadable("user: more than " + MOST_AGENTS);
        if (agents.stream().anyMatch(agent -> agent.length() > Extensions.LONGEST))
            throw new Unreadable("user: longer than " + Extensions.LONGEST);
        return agents;
    }

    private static @Nullable String number(String written, String country) {
        var text = Extensions.normal(bare(written));
        if (SUPPRESSED.contains(text)) return null;
        var number = PbxNumbers.normal(text, country);
        return number.isEmpty() || number.length() > LONGEST ? null : number;
    }

    /** Without the name before it and what is dialled behind it. */
    private static String bare(String written) {
        var within = WITHIN.matcher(written);
        var text = within.find() ? within.group(1) : NAME.matcher(written).replaceAll("");
        var end = text.indexOf(',');
        return end > 0 ? text.substring(0, end) : text;
    }

    private static @Nullable String line(String text) {
        var line = CleanText.line(text);
        return line.isEmpty() ? null : line.substring(0, Math.min(line.length(), LONGEST));
    }

    /** Only what a browser opens as a page. */
    private static @Nullable String recording(String text) {
        if (text.isBlank() || text.length() > LONGEST_ADDRESS) return null;
        try {
            var address = new URI(text.strip());
            var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            return Set.of("http", "https").contains(scheme) && address.getHost() != null ? address.toString() : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
