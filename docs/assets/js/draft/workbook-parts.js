// @ts-check
/**
 * What every part of a workbook names: the namespaces, the types, how text stands in XML.
 *
 * @module
 */

export const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
export const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";
export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const XLSX = `${TYPES}.sheet`;
export const DAY = 24 * 60 * 60 * 1000;

/** Escape characters for XML. @type {(text: string) => string} */
export const xml = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(/\r/g, "&#13;");
