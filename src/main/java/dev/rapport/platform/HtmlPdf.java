package dev.rapport.platform;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpdf.pdf.ITextFontResolver;
import org.openpdf.pdf.ITextOutputDevice;
import org.openpdf.pdf.ITextRenderer;
import org.openpdf.pdf.ITextUserAgent;
import org.openpdf.text.pdf.BaseFont;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;

/**
 * A document made of HTML (CSS 2.1 with pages), in a font that holds Latin and Chinese in one weight. Nothing is fetched
 * from anywhere. A sign that the font lacks is shown as □, and the end of the document says which it was.
 *
 * @param foot stands on each page; {@link #PAGE} in it is the page's number
 * @param missing makes a sentence of the list of signs that the font lacks
 */
public record HtmlPdf(
        Locale locale,
        String title,
        String author,
        String style,
        String foot,
        String body,
        UnaryOperator<String> missing) {

    /** In HTML of a foot: the page's number. */
    public static final String PAGE = "<span class=\"page\"></span>";

    private static final String BOX = "□";
    private static final String FAMILY = "document";

    private static final String PAGES = """
            @page { size: A4; margin: 48pt 42pt; @bottom-left { content: element(foot); vertical-align: top } }
            * { font-family: document; font-weight: normal; font-style: normal }
            body { margin: 0; font-size: 9.5pt; line-height: 1.4 }
            #foot { position: running(foot); font-size: 7.5pt; color: #808080; padding-top: 6pt }
            .page:before { content: counter(page) }
            """;

    private static final String DOCUMENT = """
            <html lang="%s">
            <head><title>%s</title><meta name="author" content="%s"/><style>%s</style></head>
            <body><div id="foot">%s</div>%s</body>
            </html>
            """;

    /** Words as HTML that shows them. */
    public static String text(@Nullable String words) {
        return words == null ? "" : HtmlUtils.htmlEscape(words, "UTF-8");
    }

    /** Leaves the stream open. */
    public void write(OutputStream out) {
        var lacking = new TreeSet<Integer>();
        var shown = shown(body, lacking);
        if (!lacking.isEmpty()) shown += "<p>" + text(missing.apply(named(lacking))) + "</p>";
        var device = new ITextOutputDevice(ITextRenderer.DEFAULT_DOTS_PER_POINT);
        var resolver = new ITextFontResolver();
        resolver.addFont(OnFirstUse.FONT, OnFirstUse.FILE, FAMILY);
        var renderer = new ITextRenderer(
                ITextRenderer.DEFAULT_DOTS_PER_POINT,
                ITextRenderer.DEFAULT_DOTS_PER_PIXEL,
                device,
                new Shut(device),
                resolver);
        renderer.setDocumentFromString(DOCUMENT.formatted(
                locale.toLanguageTag(),
                shown(text(title), new TreeSet<>()),
                shown(text(author), new TreeSet<>()),
                PAGES + style,
                shown(foot, lacking),
                shown));
        renderer.layout();
        renderer.createPDF(out);
    }

    private static String shown(String html, TreeSet<Integer> lacking) {
        return html.codePoints()
                .mapToObj(sign -> {
                    if (sign == '\n' || OnFirstUse.FONT.charExists(sign)) return Character.toString(sign);
                    lacking.add(sign);
                    return BOX;
                })
                .collect(Collectors.joining());
    }

    private static String named(TreeSet<Integer> signs) {
        return signs.stream()
                .map(sign -> "U+%04X %s".formatted(sign, Character.getName(sign)))
                .collect(Collectors.joining(", "));
    }

    /** Asks nobody for anything but what lies in the library itself. */
    private static final class Shut extends ITextUserAgent {

        Shut(ITextOutputDevice device) {
            super(device, ITextRenderer.DEFAULT_DOTS_PER_PIXEL);
        }

        @Override
        public @Nullable String resolveURI(@Nullable String uri) {
            return uri != null && uri.startsWith("jar:") ? super.resolveURI(uri) : null;
        }
    }

    /** Ten megabytes that most days need nobody. */
    private static final class OnFirstUse {

        private static final String FILE = "fonts/NotoSansSC-Regular.ttf";
        private static final BaseFont FONT = read();

        private static BaseFont read() {
            try {
                var bytes = new ClassPathResource(FILE).getContentAsByteArray();
                return BaseFont.createFont(
                        FILE, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, BaseFont.NOT_CACHED, bytes, null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
