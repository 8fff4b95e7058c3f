package org.betavista.data.imports;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What files are by the endings of their names. */
final class FileEndings {
    private static final Set<String> PICTURES =
            words(
                    "png jpg jpeg jpe jfif gif bmp dib tif tiff webp pnm pgm ppm pbm pam pfm"
                            + " wbmp");

    /** Files that hold pictures which no decoder here reads, with what a person can do. */
    private static final Map<String, Advice> UNREAD = new HashMap<>();

    private static final Set<String> NO_PICTURES =
            words(
                    "txt csv tsv json jsonl xml html htm md rst log yaml yml toml ini cfg conf py pyc"
                            + " ipynb r m java c h cpp js ts css sh bat exe dll so dylib class jar o a"
                            + " doc docx xls xlsx ppt pptx odt ods rtf tex bib db sqlite lock pt pth ckpt"
                            + " onnx safetensors bin dat wav mp3 flac ogg names data index");

    static {
        put(
                new Advice("skipped", "convert them to PNG or JPEG", true),
                "heic heif heics hif avif avifs jxl jp2 j2k j2c jpc jpf jpx jpm jxr wdp hdp jls psd"
                        + " psb xcf kra clip sai procreate afphoto tga icb vda vst exr hdr pcx dcx ico"
                        + " cur icns sgi rgba ras dds pict qoi flif bpg mng jng apng svg svgz eps ai wmf"
                        + " emf cdr pdf djvu dng nef nrw cr2 cr3 crw arw srf sr2 raf orf rw2 pef srw x3f"
                        + " raw rwl iiq 3fr fff erf mrw kdc dcr mef gpr insp dcm dicom dicm nii mha mhd"
                        + " nrrd fits fts czi lif lsm nd2 svs ndpi mrxs oib oif vsi tiff8 btf xpm xbm xwd"
                        + " iff lbm farbfeld ff ktx ktx2 basis astc");
        put(
                new Advice("skipped", "save their frames as PNG or JPEG", false),
                "mp4 m4v mov avi mkv webm mpg mpeg wmv flv 3gp mts m2ts ogv");
        put(
                new Advice("not opened", "unpack them into the folder", false),
                "zip tar tgz gz bz2 tbz tbz2 xz txz 7z rar zst lz4 iso cbz cbr");
        put(new Advice("not opened", "choose one of them instead of the folder", false), "npz npy");
        put(new Advice("not read", "save what they say as metadata.csv", false), "jsonl");
        put(
                new Advice("not opened", "save the pictures in them as PNG files", false),
                "parquet arrow feather tfrecord tfrecords h5 hdf5 mat pkl pickle lmdb mdb rec");
    }

    /**
     * What became of files, and what to do.
     *
     * @param fate completes "they were ..."
     * @param remedy an order
     * @param mayBeMisnamed whether such a file may be a PNG or JPEG file with a wrong ending
     */
    record Advice(String fate, String remedy, boolean mayBeMisnamed) {
        /** A sentence on so many files. */
        String sentence(String ending, int count) {
            return count == 1
                    ? "1 .%s file was %s: %s."
                            .formatted(
                                    ending,
                                    fate,
                                    remedy.replace("one of them", "it")
                                            .replace("they say", "it says")
                                            .replace("their", "its")
                                            .replace("them", "it"))
                    : "%s .%s files were %s: %s."
                            .formatted(Integer.toString(count), ending, fate, remedy);
        }
    }

    private FileEndings() {}

    private static Set<String> words(String text) {
        return new HashSet<>(Arrays.asList(text.split(" ", -1)));
    }

    private static void put(Advice advice, String endings) {
        words(endings).forEach(ending -> UNREAD.put(ending, advice));
    }

    /** What follows the last dot of a name, in lower case; empty where nothing does. */
    static String of(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        return dot < 1 ? "" : last.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** A name without its last dot and what follows. */
    static String stem(String name) {
        String ending = of(name);
        return ending.isEmpty() ? name : name.substring(0, name.length() - ending.length() - 1);
    }

    static boolean isPicture(String ending) {
        return PICTURES.contains(ending);
    }

    /** Whether only a file's content tells what it is. */
    static boolean isUndecided(String ending) {
        Advice advice = UNREAD.get(ending);
        return advice == null ? !NO_PICTURES.contains(ending) : advice.mayBeMisnamed();
    }

    /** Whether files of this ending hold pictures, or may, that are not read. */
    static boolean isUnread(String ending) {
        return UNREAD.containsKey(ending);
    }

    /** A sentence on so many files that were not read. */
    static String sentence(String ending, int count) {
        Advice advice = UNREAD.get(ending);
        if (advice == null) {
            throw new IllegalArgumentException(ending);
        }
        return advice.sentence(ending, count);
    }
}
