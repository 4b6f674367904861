//! Why a file cannot be used, and what to do about it, in Chinese and English.

/// A file that cannot be used as a whole.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, serde::Deserialize)]
#[error("{file}：{zh} {hint_zh}")]
pub struct FormatError {
    /// File name as given.
    pub file: String,
    /// Stable code, e.g. `workbook.password`.
    pub code: std::borrow::Cow<'static, str>,
    /// What is wrong, Chinese.
    pub zh: String,
    /// What is wrong, English.
    pub en: String,
    /// The remedy, Chinese.
    pub hint_zh: String,
    /// The remedy, English.
    pub hint_en: String,
}

impl FormatError {
    fn new(file: &str, code: &'static str, said: [&str; 4]) -> Self {
        let [zh, en, hint_zh, hint_en] = said.map(str::to_owned);
        Self { file: file.to_owned(), code: code.into(), zh, en, hint_zh, hint_en }
    }

    /// Nothing in it.
    #[must_use]
    pub(crate) fn empty(file: &str) -> Self {
        Self::new(
            file,
            "file.empty",
            [
                "文件是空的。",
                "The file is empty.",
                "请向提供部门重新索取该文件。",
                "Ask the department to send the file again.",
            ],
        )
    }

    /// Damaged, or not what its name says. `detail` comes from the reader.
    #[must_use]
    pub(crate) fn unreadable(file: &str, detail: &str) -> Self {
        Self::new(
            file,
            "file.unreadable",
            [
                &format!("文件无法读取（{detail}）。"),
                &format!("The file cannot be read ({detail})."),
                "文件可能损坏或未传完：请用原软件打开后另存一份，再重新导入。",
                "It may be damaged or cut off: open it in its own program, save a copy and import that.",
            ],
        )
    }

    /// A kind of file that is not read.
    #[must_use]
    pub(crate) fn wrong_type(file: &str, found: &str) -> Self {
        Self::new(
            file,
            "file.type",
            [
                &format!("不支持的文件类型：{found}。"),
                &format!("This kind of file is not read: {found}."),
                "请另存为 .xlsx、.csv、Shapefile（.shp/.shx/.dbf/.prj）、.gpkg 或 .geojson 后导入。",
                "Save it as .xlsx, .csv, a shapefile (.shp/.shx/.dbf/.prj), .gpkg or .geojson.",
            ],
        )
    }

    /// Encrypted.
    #[must_use]
    pub(crate) fn password(file: &str) -> Self {
        Self::new(
            file,
            "workbook.password",
            [
                "工作簿设有打开密码，无法读取。",
                "The workbook is protected by a password.",
                "请在 Excel/WPS 中“文件→信息→保护工作簿”取消密码，保存后重新导入。",
                "Remove the password in Excel or WPS (File, Info, Protect Workbook), save and import again.",
            ],
        )
    }

    /// A member of the bundle is not there.
    #[must_use]
    pub(crate) fn missing_member(file: &str, stem: &str, extension: &str) -> Self {
        let code = match extension {
            "dbf" => "shapefile.no_dbf",
            "shx" => "shapefile.no_shx",
            _ => "shapefile.no_shp",
        };
        Self::new(
            file,
            code,
            [
                &format!("Shapefile 缺少 {stem}.{extension}。"),
                &format!("The shapefile lacks {stem}.{extension}."),
                "Shapefile 由同名的 .shp、.shx、.dbf、.prj 组成：请把同名文件全部放在一起导入。",
                "A shapefile is the .shp, .shx, .dbf and .prj of one name: import all of them together.",
            ],
        )
    }

    /// Beyond a limit.
    #[must_use]
    pub(crate) fn too_large(file: &str, what_zh: &str, what_en: &str, limit: u64) -> Self {
        Self::new(
            file,
            "file.too_large",
            [
                &format!("{what_zh}超过上限 {limit}。"),
                &format!("Too large: {what_en} beyond the limit of {limit}."),
                "请删除多余的空白行列或拆分文件后再导入。",
                "Remove surplus blank rows and columns, or split the file.",
            ],
        )
    }

    /// A coordinate reference system that is declared but cannot be converted without local parameters.
    #[must_use]
    pub(crate) fn crs_unsupported(file: &str, declared: &str) -> Self {
        let declared: String = declared.chars().take(80).collect();
        Self::new(
            file,
            "crs.unsupported",
            [
                &format!("坐标系“{declared}”不是 CGCS2000/WGS84 的经纬度或高斯投影，不能自动换算。"),
                &format!("The CRS `{declared}` is not CGCS2000/WGS84 longitude-latitude or Gauss-Krüger."),
                "请由测绘部门转换到 CGCS2000（如 EPSG:4549）后再导入；北京54、西安80需要当地转换参数，系统不会猜测。",
                "Have the survey office convert it to CGCS2000 (e.g. EPSG:4549); Beijing 54 and Xian 80 need local parameters, which are never guessed.",
            ],
        )
    }

    /// Text that is not in the encoding it should be in.
    #[must_use]
    pub(crate) fn encoding(file: &str, tried: &str) -> Self {
        Self::new(
            file,
            "text.encoding",
            [
                &format!("文字编码无法识别（已按 {tried} 尝试）。"),
                &format!("The text encoding cannot be recognised (tried {tried})."),
                "请另存为 UTF-8 或 GBK 编码；Shapefile 请核对 .cpg 文件。",
                "Save it as UTF-8 or GBK; for a shapefile check the .cpg file.",
            ],
        )
    }

    /// Two files of one name.
    #[must_use]
    pub(crate) fn duplicate(file: &str) -> Self {
        Self::new(
            file,
            "file.duplicate",
            [
                "同一批中有两个同名文件。",
                "Two files of this name in one hand-over.",
                "请只保留一个，或改名后分批导入。",
                "Keep one, or rename it and import it separately.",
            ],
        )
    }

    /// A column of a Parquet file that is not as it should be.
    #[must_use]
    pub(crate) fn parquet(file: &str, group: usize, column: &str, expected: &str, found: &str) -> Self {
        let (group, hint) = (group + 1, "polars: df.select(...).write_parquet(...)");
        Self::new(
            file,
            "parquet.column",
            [
                &format!("行组 {group} 的列“{column}”：应为 {expected}，实为 {found}。"),
                &format!("Row group {group}, column `{column}`: expected {expected}, found {found}."),
                &format!("请按列名和类型重新导出该列，不要嵌套（如 {hint}）。"),
                &format!("Export that column anew under its name and type, not nested (e.g. {hint})."),
            ],
        )
    }

    /// A row group that is too large to be held.
    #[must_use]
    pub(crate) fn row_group(file: &str, group: usize, rows: i64, bytes: i64) -> Self {
        let (group, most, mib) = (group + 1, crate::limits::GROUP_ROWS, crate::limits::GROUP_BYTES >> 20);
        Self::new(
            file,
            "parquet.row_group",
            [
                &format!("行组 {group} 声明 {rows} 行、{bytes} 字节，上限是 {most} 行、{mib} MiB。"),
                &format!(
                    "Row group {group} declares {rows} rows and {bytes} bytes; the limits are {most} and {mib} MiB."
                ),
                "请以较小的行组重新写出（如 polars：write_parquet(..., row_group_size=250000)）。",
                "Write it anew with smaller row groups (e.g. polars: write_parquet(..., row_group_size=250000)).",
            ],
        )
    }

    /// Its reader, in a process of its own, ended without an answer.
    #[must_use]
    pub fn crashed(file: &str, detail: &str) -> Self {
        Self::new(
            file,
            "file.crashed",
            [
                &format!("读取该文件的进程异常结束（{detail}），其他文件和台账不受影响。"),
                &format!(
                    "The process that read this file ended without an answer ({detail}); other files and the ledger are untouched."
                ),
                "文件可能被恶意构造、损坏或过大：请用原软件打开后另存一份再导入；仍不行请把文件交给管理员。",
                "It may be made to do harm, damaged, or too large: open it in its own program, save a copy and import that; else give it to the administrator.",
            ],
        )
    }

    /// A file that cannot be written.
    #[must_use]
    pub(crate) fn unwritable(file: &str, detail: &str) -> Self {
        Self::new(
            file,
            "file.unwritable",
            [
                &format!("文件无法写出（{detail}）。"),
                &format!("The file cannot be written ({detail})."),
                "请检查磁盘空间和文件夹权限后重试。",
                "Check the disk's space and the folder's permissions, and try again.",
            ],
        )
    }
}
