package dev.rapport.leaks;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.rapport.access.Person;
import dev.rapport.testing.Api;
import dev.rapport.testing.ApiOperation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.ZipInputStream;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.springframework.mock.web.MockHttpServletResponse;

/** Asks every GET of the API for everything that was planted. */
final class ApiReader {

    /** What must be asked so that there is an answer. */
    private static final Map<String, String> QUESTIONS = Map.of(
            "get /api/v1/sla/breaches/groups", "by=team",
            "get /api/v1/sla/trends/steps", "process=ticket",
            "get /api/v1/sla/ledger/entries", "subject=" + UUID.randomUUID());

    /** It is no id of such a thing, or there is none. */
    private static final Set<Integer> TELLS_NOTHING = Set.of(400, 404);

    private static final List<String> SEARCHES = List.of("text", "search", "query");

    private final Api api;
    private final World world;
    private final Map<String, List<String>> known = new HashMap<>();

    ApiReader(Api api, World world) {
        this.api = api;
        this.world = world;
    }

    void read(Asker asker, List<ApiOperation> operations, Consumer<Place> to) throws Exception {
        for (var operation : operations) {
            if (!operation.method().equals("get")) continue;
            for (var address : addresses(operation)) {
                to.accept(new Place(asker.who(), operation.toString(), text(ask(asker.person(), address))));
            }
        }
    }

    private MockHttpServletResponse ask(Person person, String address) throws Exception {
        return api.ask(person, get(URI.create(address))).andReturn().getResponse();
    }

    /**
     * What of everything that was planted there is at this address. What neither the boss nor an owner is told of is told
     * to nobody: one such address stands for all.
     */
    private List<String> known(ApiOperation operation) throws Exception {
        var found = known.get(operation.path());
        if (found != null) return found;
        var all = new ArrayList<String>();
        for (var id : world.ids().values()) if (isKnown(operation, id)) all.add(id);
        if (all.isEmpty()) all.add(world.ids().get("twin"));
        known.put(operation.path(), all);
        return all;
    }

    private boolean isKnown(ApiOperation operation, String id) throws Exception {
        for (var person : world.nearest())
            if (!TELLS_NOTHING.contains(ask(person, address(operation, id)).getStatus())) return true;
        return false;
    }

    private static String address(ApiOperation operation, String id) {
        return operation.path().replaceAll("\\{\\w+}", encoded(id)) + "?"
                + QUESTIONS.getOrDefault(operation.toString(), "");
    }

    private List<String> addresses(ApiOperation operation) throws Exception {
        var addresses = new ArrayList<String>();
        if (operation.path().contains("{")) {
            for (var id : known(operation)) addresses.add(address(operation, id));
            return addresses;
        }
        addresses.add(address(operation, ""));
        for (var name : operation.parameters())
            if (SEARCHES.contains(name))
                for (var sought : world.sought) addresses.add(operation.path() + "?" + name + "=" + encoded(sought));
            else if (name.equals("customer") || name.equals("subject"))
                addresses.addAll(about(operation.path(), name, world.ids().values()));
        return addresses;
    }

    private static List<String> about(String address, String name, Collection<String> ids) {
        return ids.stream().map(id -> address + "?" + name + "=" + encoded(id)).toList();
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Also of what is in archives and printed documents. */
    private static String text(MockHttpServletResponse answer) throws IOException {
        var content = answer.getContentAsByteArray();
        var headers = new StringBuilder();
        for (var name : answer.getHeaderNames())
            headers.append(name).append(": ").append(answer.getHeaders(name)).append('\n');
        return headers + text(content);
    }

    private static String text(byte[] content) throws IOException {
        var plain = new String(content, StandardCharsets.UTF_8);
        if (plain.startsWith("%PDF")) return printed(content);
        if (!plain.startsWith("PK")) return plain;
        var all = new StringBuilder();
        try (var archive = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry())
                all.append(entry.getName()).append('\n').append(text(archive.readAllBytes()));
        }
        return all.toString();
    }

    private static String printed(byte[] content) throws IOException {
        try (var reader = new PdfReader(content)) {
            var text = new StringBuilder();
            var pages = new PdfTextExtractor(reader);
            for (var page = 1; page <= reader.getNumberOfPages(); page++) text.append(pages.getTextFromPage(page));
            return text.toString();
        }
    }
}
