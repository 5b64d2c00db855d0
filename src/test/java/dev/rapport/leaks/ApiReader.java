package dev.rapport.leaks;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.rapport.testing.Api;
import dev.rapport.testing.ApiOperation;
import dev.rapport.testing.Colleagues;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

    private static final List<String> SEARCHES = List.of("text", "search", "query");

    private final Api api;
    private final World world;

    ApiReader(Api api, World world) {
        this.api = api;
        this.world = world;
    }

    void read(Asker asker, List<ApiOperation> operations, Consumer<Place> to) throws Exception {
        for (var operation : operations) {
            if (!operation.method().equals("get")) continue;
            for (var address : addresses(operation)) {
                var answer = api.ask(get(URI.create(address))
                                .with(httpBasic(asker.person().login(), Colleagues.PASSWORD)))
                        .andReturn()
                        .getResponse();
                to.accept(new Place(asker.who(), operation.toString(), text(answer)));
            }
        }
    }

    private List<String> addresses(ApiOperation operation) {
        var addresses = new ArrayList<String>();
        var question = QUESTIONS.getOrDefault(operation.toString(), "");
        for (var id : operation.path().contains("{") ? world.ids().values() : List.of("")) {
            var address = operation.path().replaceAll("\\{\\w+}", encoded(id));
            addresses.add(address + "?" + question);
            if (operation.path().contains("{")) continue;
            for (var name : operation.parameters())
                if (SEARCHES.contains(name))
                    for (var sought : world.sought) addresses.add(address + "?" + name + "=" + encoded(sought));
                else if (name.equals("customer") || name.equals("subject"))
                    addresses.addAll(about(address, name, world.ids().values()));
        }
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
