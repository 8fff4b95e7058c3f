package org.betavista.model.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript program that is built in memory, for operations that DJL's engine lacks.
 *
 * <p>The program is one class whose only state are lists of tensors. A TorchScript archive is a zip
 * with stored entries; the pickle inside names the class and gives every list as empty.
 *
 * <p>One thread at a time. The native module belongs to the manager given at loading and is closed
 * with it.
 */
public final class TorchModule {
    private static final String TAG = "module_method:";

    private final PtSymbolBlock module;

    private TorchModule(PtSymbolBlock module) {
        this.module = module;
    }

    /**
     * Compiles a program.
     *
     * @param manager owns the native module
     * @param tensorLists names of the state: attributes of type {@code List[Tensor]}, empty at
     *     first
     * @param methods the methods in TorchScript, indented by two spaces, {@code self} of type
     *     {@code __torch__.M}
     */
    public static TorchModule load(NDManager manager, List<String> tensorLists, String methods) {
        StringBuilder code = new StringBuilder();
        code.append("class M(Module):\n  __parameters__ = []\n  __buffers__ = []\n");
        code.append("  training : bool\n  _is_full_backward_hook : Optional[bool]\n");
        tensorLists.forEach(name -> code.append("  ").append(name).append(" : List[Tensor]\n"));
        code.append(methods);
        try {
            byte[] archive = archive(code.toString(), pickle(tensorLists));
            PtSymbolBlock block =
                    JniUtils.loadModule(
                            (PtNDManager) manager, new ByteArrayInputStream(archive), false, false);
            return new TorchModule(block);
        } catch (IOException e) {
            throw new UncheckedIOException("an archive in memory", e);
        }
    }

    /**
     * Runs {@code forward}. Gradients flow if the calling thread's gradient mode is on.
     *
     * @param inputs tensors in the order of the method's parameters; the result belongs to the
     *     manager of the first
     */
    public NDArray forward(NDArray... inputs) {
        return IValueUtils.forward(module, new NDList(inputs), true).singletonOrThrow();
    }

    /**
     * Runs a method. A run of inputs that have the same name ending in {@code []} is passed as one
     * list.
     *
     * @param method its name
     * @param inputs tensors in the order of the method's parameters, at least one
     * @return the results, owned by the manager of the first input
     */
    public NDList call(String method, NDList inputs) {
        NDManager manager = inputs.get(0).getManager();
        try (NDArray tag = manager.create(0)) {
            tag.setName(TAG + method);
            NDList tagged = new NDList(inputs);
            tagged.add(tag);
            return IValueUtils.forward(module, tagged, true);
        }
    }

    private static byte[] pickle(List<String> tensorLists) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        text(out, "\u0080\u0002c__torch__\nM\n)\u0081}(");
        string(out, "training");
        text(out, "\u0089");
        string(out, "_is_full_backward_hook");
        text(out, "N");
        for (String name : tensorLists) {
            string(out, name);
            text(out, "ctorch.jit._pickle\nbuild_tensorlist\n(](etR");
        }
        text(out, "ub.");
        return out.toByteArray();
    }

    private static void string(ByteArrayOutputStream out, String value) throws IOException {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        out.write('X');
        for (int shift = 0; shift < 32; shift += 8) {
            out.write(bytes.length >>> shift);
        }
        out.write(bytes);
    }

    private static void text(ByteArrayOutputStream out, String latin1) throws IOException {
        out.write(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] archive(String code, byte[] pickle) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            stored(zip, "m/data.pkl", pickle);
            stored(zip, "m/code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
            // An empty tuple: the program has no constants.
            stored(zip, "m/constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
            stored(zip, "m/version", "3\n".getBytes(StandardCharsets.UTF_8));
            stored(zip, "m/byteorder", "little".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void stored(ZipOutputStream zip, String name, byte[] content)
            throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 checksum = new CRC32();
        checksum.update(content);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
