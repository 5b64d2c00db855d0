package dev.rapport.customer.notes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What files may be, told by their content. Whatever is none of these is not taken in. */
public enum FileKind {
    PDF("application/pdf", "pdf"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg", "jpeg"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp"),
    HEIC("image/heic", "heic", "heif"),
    TIFF("image/tiff", "tif", "tiff"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    ODT("application/vnd.oasis.opendocument.text", "odt"),
    ODS("application/vnd.oasis.opendocument.spreadsheet", "ods"),
    ODP("application/vnd.oasis.opendocument.presentation", "odp"),
    MP3("audio/mpeg", "mp3"),
    WAV("audio/wav", "wav"),
    OGG("audio/ogg", "ogg", "oga", "opus"),
    AMR("audio/amr", "amr"),
    MP4("video/mp4", "mp4", "m4a", "m4v", "mov"),
    /** What a browser would run from the disk, such as html and svg, is given on with one more ending. */
    TEXT("text/plain", "txt", "csv", "tsv", "md", "log", "json", "xml", "eml", "ics", "vcf", "yaml");

    private static final List<FileKind> SHOWN = List.of(PNG, JPEG, GIF, WEBP);

    private final String type;
    private final List<String> endings;

    FileKind(String type, String... endings) {
        this.type = type;
        this.endings = List.of(endings);
    }

    /** As browsers are told; text is only ever downloaded. */
    public String type() {
        return this == TEXT ? "application/octet-stream" : type;
    }

    /** Whether browsers can be shown it beside the page: a picture in which nothing can run. */
    public boolean isShown() {
        return SHOWN.contains(this);
    }

    /** For people. */
    public String ending() {
        return endings.getFirst();
    }

    /** The name with an ending of this kind: what is called otherwise gets one more. */
    String named(String name) {
        var ending = ending(name);
        return ending != null && endings.contains(ending) ? name : name + "." + endings.getFirst();
    }

    private static @Nullable String ending(String name) {
        var dot = name.lastIndexOf('.');
        return dot < 0 ? null : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    static String all() {
        return String.join(", ", Arrays.stream(values()).map(FileKind::ending).toList());
    }
}
